"""The manuscript's files: pictures that are whole and bounded, drawings and style sheets made safe.

Nothing here trusts a name or a heading: what a file is, its first bytes tell. What one edition
would refuse, the checks find by the same function.
"""
