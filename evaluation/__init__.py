"""How well the program reads: reports and phenomena with right answers, scored against floors."""
