"""Draw the figures from the tables in data/processed. ``draw.draw_all`` draws them all."""
