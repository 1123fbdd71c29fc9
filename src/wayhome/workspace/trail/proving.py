"""Proving the trail: follow the whole chain, then compare its end with the head kept apart."""

from dataclasses import replace

from wayhome.governance.audit import Break, Verdict, verify
from wayhome.workspace.trail.models import AuditEvent, ChainHead, links

AT_A_TIME = 2000  # events in memory while following the chain


def proven() -> Verdict:
    """The verdict on the whole trail. Its `broken` is None when every link holds."""
    # The head first: an event written meanwhile then lies past it and is not called missing.
    head = ChainHead.objects.filter(pk=1).first()
    verdict = verify(links(AuditEvent.objects.order_by("number").iterator(AT_A_TIME)))
    if verdict.broken is not None:
        return verdict
    if head is None:
        return replace(verdict, broken=Break(verdict.held, "", "the head of the chain is gone"))
    if head.number > verdict.held:
        gone = f"the trail ends at event {verdict.held}, but {head.number} were written"
        return replace(verdict, broken=Break(verdict.held + 1, "", gone))
    at_head = AuditEvent.objects.filter(number=head.number).values_list("hash", flat=True).first()
    if head.number and at_head != head.hash:
        return replace(
            verdict, broken=Break(head.number, "", "its hash is not the one kept at the head")
        )
    return verdict


def holds(expected: str) -> bool:
    """Whether a head written down earlier is still in the chain."""
    return AuditEvent.objects.filter(hash=expected.strip().lower()).exists()
