"""The row of a statement that its owner shares."""

from django.db import models

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON
from our2souls.privacy.scoping import PersonalModel


class SharedStatement(PersonalModel):
    """A statement about its owner as it stood when they shared it: a copy, so that nothing is worked out for the partner.

    The partner reads it through its Share, as any row of one's own. Taken back, it is deleted.
    """

    seal_name = "shared_statement"
    kind = models.CharField(max_length=16)
    figures = EncryptedJSON(seal="figures")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind"], name="one_shared_statement_each")]
