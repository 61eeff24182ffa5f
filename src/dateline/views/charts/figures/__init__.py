"""How each chart is drawn, by Altair."""
