"""BM25F times coordination: how well each document answers the groups of a query."""

import numpy as np

from chaffer.commerce.search.lexical import Lexical
from chaffer.commerce.search.query import Group, Query
from chaffer.commerce.search.segment import STEP, Floats

HEAD_BOOST = 1.3
NOT_THE_THING = 0.15
"""What is left of a score if the query names what the thing is and the document is something else."""
_SOFT = frozenset(("recipient", "occasion", "age", "colour", "feature"))
"""Kinds that no product need name: a gift for a girlfriend can be anything."""
PROMINENT = 1.0
"""The impact of a word that stands in a title or category, not only in a description."""
RATING_SHARE = 0.03
"""How much five stars add: enough to break ties."""


def scores(index: Lexical, query: Query) -> Floats:
    """A score for every document number, 0 for the dead and for what has nothing in common with the query.

    A query without groups likes everything alike.
    """
    width = index.width
    total = np.zeros(width, np.float32)
    if not query.groups:
        total += 1
    else:
        shared = np.zeros(width, np.float32)
        whole = 0.0
        for group in query.groups:
            whole += _add(index, group, total, shared)
        if whole:
            total *= shared / np.float32(whole)
        elif all(group.kind in _SOFT for group in query.groups):
            total += 1
        _tell_things_apart(index, query, total)
    figures = index.figures()
    total *= 1 + RATING_SHARE / 5 * figures.rating
    total[~index.living] = 0
    return total


def _add(index: Lexical, group: Group, total: Floats, shared: Floats) -> float:
    """Add a group's scores; its idf, by which the share of the query that a document answers is measured."""
    live = [(term, weight) for term, weight in group.terms if index.frequency(term)]
    if not live:
        return 0.0
    top = max(weight for _, weight in live)
    idf = max(index.idf(term) for term, weight in live if weight == top) * group.strength
    if len(live) == 1:
        term, weight = live[0]
        for numbers, impacts in index.postings(term):
            total[numbers] += impacts * np.float32(idf * weight * STEP)
            shared[numbers] += np.float32(idf * weight)
        return idf
    best = np.zeros(index.width, np.float32)
    share = np.zeros(index.width, np.float32)
    for term, weight in live:
        for numbers, impacts in index.postings(term):
            best[numbers] = np.maximum(best[numbers], impacts * np.float32(weight * STEP))
            share[numbers] = np.maximum(share[numbers], np.float32(weight))
    total += best * np.float32(idf)
    shared += share * np.float32(idf)
    return idf


def _tell_things_apart(index: Lexical, query: Query, total: Floats) -> None:
    """Favour what is the thing asked for over what only goes with it ("shirt" over "shirt hanger")."""
    things = [group for group in query.groups if group.kind == "category"]
    if not things:
        return
    these = np.zeros(index.width, np.bool_)
    for group in things:
        live = [(term, weight) for term, weight in group.terms if ":" in term and index.frequency(term)]
        best = max((weight for _, weight in live), default=0.0)
        if best >= 1:
            these |= index.having(term for term, weight in live if weight == best)
        else:  # the catalogue has no such thing: others of its kind will do
            these |= index.having(f"head:{term.partition(':')[2]}" for term, _ in live)
        these |= index.having((term for term, _ in group.terms if ":" not in term), PROMINENT)
    total[~these] *= np.float32(NOT_THE_THING if these.any() else 0)
    if query.heads:
        heads = index.having(query.heads)
        total[heads] *= np.float32(HEAD_BOOST)
