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
            name='ListLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept', models.CharField(choices=[('helplines', 'helplines'), ('contacts', 'contacts'), ('responders', 'responders')], max_length=20)),
                ('of', models.CharField(max_length=200)),
                ('says', models.JSONField(blank=True, default=dict)),
                ('since', models.DateField()),
                ('why', models.CharField(max_length=1000)),
                ('source', models.CharField(max_length=300)),
                ('set_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='list_lines', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
    ]
