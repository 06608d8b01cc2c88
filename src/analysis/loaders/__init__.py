"""Open what lies in data/raw: articles, the register, hand-coded records, geography and word lists."""
