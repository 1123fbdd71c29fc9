"""What is written once: a model whose rows nothing in this program changes or removes."""

from typing import Any, ClassVar, NoReturn

from django.db import models

from wayhome.lexicon.errors import Damaged


class OnceQuery(models.QuerySet[Any]):
    """A query that cannot change what it finds."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise Damaged(self.model.ONCE)

    def delete(self) -> NoReturn:
        raise Damaged(self.model.ONCE)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Damaged(self.model.ONCE)


class WrittenOnce(models.Model):
    """Base of such models. `ONCE`: the sentence for whoever tries."""

    ONCE: ClassVar[str]

    objects: ClassVar = OnceQuery.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Damaged(self.ONCE)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Damaged(self.ONCE)
