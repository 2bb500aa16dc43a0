"""What joining people refuses.

Refusal
  CannotMerge     the two are one already, one of them is gone, or they are known to differ    409
  CannotSplit     it was split before, or somebody was joined to the whole since               409
"""

from chaffer.kernel.errors import Conflict


class CannotMerge(Conflict):
    code = "cannot_merge"


class CannotSplit(Conflict):
    code = "cannot_split"
