"""Whether the password was handed over and has to be changed before anything else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_wrong_passwords")]
    operations = [
        migrations.AddField(
            model_name="user",
            name="one_time",
            field=models.BooleanField(default=False, verbose_name="password set by somebody else"),
        ),
    ]
