"""The Relationship Readiness Test: two people answer apart about values, expectations and plans, and look together.

The *instrument* is a file: what is asked, in every language, with its thresholds. A *sitting* is one time that a couple takes
it; an *attempt* is one person's way through it, theirs alone until both have finished and both choose to look. Then areas open
one by one, each by two presses. *Scoring* is pure; the *report* is a guided talk over what both opened, not a verdict.
"""
