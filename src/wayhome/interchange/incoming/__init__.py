"""Files of other tools, by a saved and versioned specification, into the generic feed.

specification   what each kind of thing and link of a file becomes
offering        what a file can be read by: ours, or somebody's own
reading         one reader a form: things and links, and what of it cannot be read
translating     things and links into rows of the generic feed, or the reason why not
bringing        the rows through the front door; or a dry run, which changes nothing
"""
