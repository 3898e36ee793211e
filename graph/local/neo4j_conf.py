"""Neo4j's configuration: reachable from this machine only, no HTTP, no remote reading, no reports home."""

from __future__ import annotations

from collections.abc import Mapping

from graph.local.releases import Release
from graph.local.settings import Settings

HOST = "127.0.0.1"

# Of what a plugin brings, nothing is loaded but these names. Neo4j's own procedures do not heed the list:
# refusing them is the business of whoever lets strangers write queries.
PROCEDURES = (
    "db.awaitIndex",
    "db.awaitIndexes",
    "db.index.fulltext.*",
    "db.labels",
    "db.ping",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.resampleIndex",
    "db.schema.*",
    "dbms.cluster.routing.getRoutingTable",
    "dbms.components",
    "dbms.routing.getRoutingTable",
)


def neo4j_conf(port: int, settings: Settings, release: Release) -> str:
    """The text of neo4j.conf for a store of this release on this port."""
    entries = {**_network(port), **_safety(settings), **_memory(settings), **release.settings}
    return "".join(f"{key}={value}\n" for key, value in entries.items())


def _network(port: int) -> Mapping[str, object]:
    return {
        "server.default_listen_address": HOST,
        "server.default_advertised_address": HOST,
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"{HOST}:{port}",
        "server.bolt.advertised_address": f"{HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
    }


def _safety(settings: Settings) -> Mapping[str, object]:
    return {
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.security.procedures.allowlist": ",".join(PROCEDURES),
        "dbms.security.procedures.unrestricted": "",
        # LOAD CSV can otherwise read any address that this machine reaches.
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "db.transaction.timeout": f"{settings.transaction_timeout}s",
        # Open connections would otherwise hold up a stop for ten seconds.
        "db.shutdown_transaction_end_timeout": "0s",
        "server.config.strict_validation.enabled": "true",
    }


def _memory(settings: Settings) -> Mapping[str, object]:
    return {
        "server.memory.heap.initial_size": f"{settings.heap}m",
        "server.memory.heap.max_size": f"{settings.heap}m",
        "server.memory.pagecache.size": f"{settings.page_cache}m",
        # One query that asks for too much fails alone, before it takes the others' heap.
        "db.memory.transaction.max": f"{settings.heap // 2}m",
        "dbms.memory.transaction.total.max": f"{settings.heap * 7 // 10}m",
        "db.tx_log.rotation.retention_policy": "2 files",
        "db.tx_log.rotation.size": "64m",
    }
