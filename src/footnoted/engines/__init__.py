"""Where the pages come from and who builds them: a site engine (MkDocs, Zensical), or the plain folder without one."""
