"""Nobody gives, takes or stands above what they may not do themselves."""

from chaffer.accounts.staff.errors import MoreThanOneHas


def check_grant(given: frozenset[str], may: frozenset[str]) -> None:
    """given: what the other one may do, or would. Raises MoreThanOneHas."""
    if more := sorted(given - may):
        raise MoreThanOneHas("this takes permissions that you lack", permissions=more)
