"""`footnoted verify`: does each excerpt still stand at its source, or in the archived copy?"""
