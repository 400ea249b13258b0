"""Who is affected by a problem, how many, and how widely."""
