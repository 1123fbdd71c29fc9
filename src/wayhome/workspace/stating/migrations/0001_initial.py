import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StatedModel',
            fields=[
                ('number', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('agency', models.CharField(db_index=True, max_length=40)),
                ('restricted', models.BooleanField()),
                ('release', models.CharField(max_length=60)),
                ('about', models.CharField(blank=True, db_index=True, max_length=40)),
                ('role', models.CharField(max_length=40)),
                ('line', models.CharField(db_index=True, max_length=80)),
                ('model', models.CharField(choices=[('franchise', 'franchise'), ('relay', 'relay'), ('local franchise', 'local franchise'), ('pop-up', 'pop-up'), ('urban', 'urban'), ('other', 'other')], max_length=20)),
                ('whose', models.CharField(choices=[('own', 'My own, from my work'), ('colleague', 'Somebody I work with'), ('agency', 'Another agency'), ('community', 'Somebody who lives or works there'), ('harmed', 'Somebody who was used by it')], max_length=10)),
                ('words', models.TextField(max_length=2000)),
                ('stated_at', models.DateTimeField(db_index=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stated_models', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('stated_at', 'number'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('about', ''), _negated=True), fields=('about',), name='stated_model_is_taken_back_once')],
            },
        ),
    ]
