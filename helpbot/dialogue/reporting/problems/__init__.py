"""Several problems in one report: told apart, named, filed separately or as one."""
