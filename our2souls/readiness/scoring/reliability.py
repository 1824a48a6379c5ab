"""How consistently statements measure one thing: alpha and omega, from many people's keyed answers. Pure."""

from collections.abc import Sequence
from fractions import Fraction

type Rows = Sequence[Sequence[int]]
"""One row a person, one keyed answer a statement; nobody in it left one out."""

FEWEST_STATEMENTS = 3
"""A common factor of two statements could be split between them in any way."""
ROUNDS, ENOUGH = 1000, 1e-10


def covariances(rows: Rows) -> list[list[Fraction]]:
    """How each pair of statements varies together, exact, with n − 1; raises ValueError for fewer than two people."""
    people = len(rows)
    if people < 2:  # noqa: PLR2004 - one person does not vary
        raise ValueError(people)
    columns = list(zip(*rows, strict=True))
    sums = [sum(column) for column in columns]
    return [
        [
            Fraction(people * sum(a * b for a, b in zip(one, other, strict=True)) - sums[i] * sums[j])
            / (people * (people - 1))
            for j, other in enumerate(columns)
        ]
        for i, one in enumerate(columns)
    ]


def alpha(rows: Rows) -> float | None:
    """Cronbach's alpha (1951), k/(k − 1) · (1 − Σ variances / variance of the sum).

    None for fewer than three statements, or when nobody's sum differs from another's. Below 0 where statements contradict
    each other.
    """
    matrix = _matrix(rows)
    if matrix is None:
        return None
    k, whole = len(matrix), sum(map(sum, matrix), Fraction())
    return float(Fraction(k, k - 1) * (1 - sum(matrix[i][i] for i in range(k)) / whole))


def omega(rows: Rows) -> float | None:
    """McDonald's omega total of one factor (1999), (Σλ)² / ((Σλ)² + Σψ), loadings by least squares (see `loadings`).

    None for fewer than three statements, when nobody's sum differs, or when there is no common factor. It equals alpha when
    all loadings are the same, and is above it otherwise.
    """
    matrix = _matrix(rows)
    found = loadings([[float(value) for value in row] for row in matrix]) if matrix else None
    if matrix is None or found is None:
        return None
    common = sum(found) ** 2
    unique = sum(max(float(matrix[i][i]) - each * each, 0) for i, each in enumerate(found))
    return common / (common + unique)


def loadings(matrix: Sequence[Sequence[float]]) -> list[float] | None:
    """The loadings of one factor that leave the smallest residual covariances (minres, Harman & Jones 1966).

    Each in turn is set to its least-squares value, Σ s λ / Σ λ² over the others, until none moves; none exceeds its
    statement's own spread. Begins with the centroid; None when the statements do not vary together.
    """
    k = range(len(matrix))
    shared = [sum(matrix[i][j] for j in k if j != i) for i in k]
    if sum(shared) <= 0:
        return None
    found = [each / sum(shared) ** 0.5 for each in shared]
    for _ in range(ROUNDS):
        moved = 0.0
        for i in k:
            weight = sum(found[j] ** 2 for j in k if j != i)
            if not weight:
                return None
            best = sum(matrix[i][j] * found[j] for j in k if j != i) / weight
            most = matrix[i][i] ** 0.5
            best = max(-most, min(most, best))
            moved, found[i] = max(moved, abs(best - found[i])), best
        if moved < ENOUGH:
            break
    return found


def _matrix(rows: Rows) -> list[list[Fraction]] | None:
    if len(rows) < 2 or len(rows[0]) < FEWEST_STATEMENTS:  # noqa: PLR2004 - one person does not vary
        return None
    matrix = covariances(rows)
    return matrix if sum(map(sum, matrix), Fraction()) > 0 else None
