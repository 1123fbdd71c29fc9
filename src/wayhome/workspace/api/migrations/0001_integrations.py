"""Integrations, keys of what they sent, and hooks."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0004_token'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Hook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.CharField(db_index=True, max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('address', models.CharField(max_length=400)),
                ('grain', models.CharField(max_length=64)),
                ('kinds', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('fault', models.CharField(blank=True, max_length=200)),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('wait_until', models.DateTimeField(blank=True, null=True)),
                ('off_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hooks_made', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Integration',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='integration', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('purpose', models.CharField(choices=[('found_child', 'A child has been found or stopped, now'), ('case', 'I work with this person'), ('enquiry', 'A new concern, referral or strategy discussion'), ('panel', 'A panel will discuss or decide on them'), ('disruption', 'Acting against those who exploit them'), ('data_quality', 'Checking that records are right and rightly joined'), ('rights', 'A request, complaint or correction'), ('refused_rows', 'Finding out why rows were refused')], max_length=40)),
                ('scopes', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='integrations_made', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('account__name', 'account'),
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, unique=True)),
                ('case', models.CharField(max_length=20)),
                ('place', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('queued_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('hook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='api.hook')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='RequestKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('sent', models.CharField(max_length=64)),
                ('made', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('integration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='api.integration')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('integration', 'key'), name='request_key_is_used_once')],
            },
        ),
    ]
