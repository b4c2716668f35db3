# The assets, with Node; nothing of it reaches the service.
FROM node:24-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 DJANGO_SETTINGS_MODULE=spcore.settings
# One heap for all threads: each of its own keeps what it once needed.
ENV MALLOC_ARENA_MAX=1
# What PDF letters need: the list of spcore/setup/letters.py.
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --uid 10001 app
WORKDIR /app
COPY requirements-run.txt ./
RUN pip install --require-hashes -r requirements-run.txt
COPY --from=assets /app/node_modules ./node_modules
COPY . .
RUN python spcore/setup/assets.py --fetched && rm -rf node_modules \
    && SECRET_KEY=only-while-building DATABASE_URL=postgres://nobody@127.0.0.1/none \
       REDIS_URL=redis://127.0.0.1/0 python manage.py collectstatic --noinput --verbosity 0 \
    && install -d -o app -g app /var/lib/referrals
USER app
EXPOSE 8000
CMD ["gunicorn", "spcore.wsgi", "--worker-class", "gthread", "--workers", "4", "--threads", "4", \
     "--bind", "0.0.0.0:8000", "--no-control-socket", "--access-logfile", "-", \
     "--access-logformat", "%(t)s %(m)s %(s)s %(M)sms"]
