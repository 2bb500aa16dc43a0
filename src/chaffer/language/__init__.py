"""What a shopper wrote, understood without a language model: English, French, Korean, Russian.

Pure: no clock, no chance, no network, no database. The only files read are the package's own `lexicons/`.
Start at `understanding.understand`.
"""
