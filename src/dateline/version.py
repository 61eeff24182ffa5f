"""The program's version, said here and nowhere else."""

__version__ = "0.5.0"
