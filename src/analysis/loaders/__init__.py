"""Open what lies in data/raw: articles, the register, coded records, geography and word lists."""
