"""Pictures and records out to other people's tools, and in from them.

picture      things and ties, as one viewer and one recipient see them
allowed      which ties may leave, and for whom
reducing     what is left of names and places
handling     who it is for, why, until when
formats      one file a form
package      the files with a manifest that proves them
incoming     files of other tools, by a saved specification, into the generic feed
"""
