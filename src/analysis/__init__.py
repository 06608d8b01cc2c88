"""Local policy on ICE cooperation, 2010-2026: news articles in, tidy tables, figures and pages out.

The packages flow one way: ``loaders`` open what lies in data/raw, ``reading`` says what an article reports,
``tables`` checks and writes data/processed, ``charts`` draw the tables, ``report`` makes pages of the notebooks.
"""

__version__ = "0.1.0"
