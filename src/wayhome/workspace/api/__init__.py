"""For other systems: the interface that an agency's own programs ask, and word sent to them.

    calls ─> concerns, found, people, referrals, actions     what may be asked, by token
         └─> document                                        what says so
    hooks                                                    what is sent, signed
    administering, hooking                                   the pages that open both

No face here: applications load before models, so the parts are named in full.
"""
