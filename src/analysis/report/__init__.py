"""Explain and share: what the notebooks show (``views``, ``prose``, ``notebook``), run them, make pages of
them.
"""
