"""python -m chaffer"""

from chaffer.cli import main

if __name__ == "__main__":
    main()
