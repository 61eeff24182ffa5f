"""Reading in bulk: sources cut into parts, each read on its own, here or on a cluster, into a folder of tables.

It can be stopped at any moment and goes on where it was; what is in the folder is whole at any time.

    plan.Plan            what is to be read, and how
    run.run(plan, out)   reads it, and gives each part when it is done
"""
