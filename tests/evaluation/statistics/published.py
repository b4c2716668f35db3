"""Small samples that textbooks and manuals work through, each with where the figures stand."""

# Student (1908), R's `sleep`: extra hours of sleep of ten people on two drugs. R's help of
# `t.test`, printed in de Vries and Meys, R for Dummies, "How to compare paired data".
SLEEP = (
    (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
    (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
)
# Lakens (2013), doi 10.3389/fpsyg.2013.00863, Table 1: ten people rate two films.
FILMS = ((9, 6, 7, 8, 7, 9, 8, 8, 8, 7), (9, 7, 8, 9, 8, 9, 9, 10, 9, 9))
# Hollander and Wolfe (1973), pp. 29-33: depression factor IV of nine patients at the first and the
# second visit; R's help of `wilcox.test`.
DEPRESSION = (
    (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
    (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29),
)
# Immer et al. (1934), MASS `immer`: barley yields of thirty plots in two years; Yau, R Tutorial,
# "Population mean between two matched samples" and "Wilcoxon signed-rank test".
BARLEY = (
    (81.0, 105.4, 119.7, 109.7, 98.3, 146.6, 142.0, 150.7, 191.5, 145.7,
     82.3, 77.3, 78.4, 131.3, 89.6, 119.8, 121.4, 124.0, 140.8, 124.8,
     98.9, 89.0, 69.1, 89.3, 104.1, 86.9, 77.1, 78.9, 101.8, 96.0),
    (80.7, 82.3, 80.4, 87.2, 84.2, 100.4, 115.5, 112.2, 147.7, 108.1,
     103.1, 105.1, 116.5, 139.9, 129.6, 98.9, 61.9, 96.2, 125.5, 75.7,
     66.4, 49.9, 96.7, 61.9, 80.3, 67.7, 66.7, 67.4, 91.8, 94.1),
)  # fmt: skip
# Miller (1981), R's `survival::aml`: weeks in remission, maintained; True where it ended.
REMISSION = (
    (9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161),
    (True, True, False, True, True, False, True, True, False, True, False),
)
NOT_MAINTAINED = (
    (5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45),
    (True, True, True, True, True, False, True, True, False, True, True, True),
)
# Stata's `cancer`, controls: stata.com, "Survival example session", life table and quartiles.
TRIAL = (
    (1, 1, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23),
    (True,) * 11 + (False,) + (True,) * 8,
)
