"""The configuration of Neo4j: no access from other machines, no HTTP, no remote reading, no usage reports."""

from __future__ import annotations

from collections.abc import Mapping

from graph.local.releases import Release
from graph.local.settings import LocalSettings

LOOPBACK_HOST = "127.0.0.1"

# Of the procedures of plug-ins, only those named here are loaded. The list does not apply to Neo4j's own
# procedures: code that runs users' queries must refuse those itself (see `graph.store.cypher.allowlist`).
LOADED_PROCEDURES = (
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


def render_neo4j_conf(port: int, settings: LocalSettings, release: Release) -> str:
    """Return the text of neo4j.conf for a store of this release on this port."""
    entries = {**_network(port), **_safety(settings), **_memory(settings), **release.settings}
    return "".join(f"{key}={value}\n" for key, value in entries.items())


def _network(port: int) -> Mapping[str, object]:
    return {
        "server.default_listen_address": LOOPBACK_HOST,
        "server.default_advertised_address": LOOPBACK_HOST,
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"{LOOPBACK_HOST}:{port}",
        "server.bolt.advertised_address": f"{LOOPBACK_HOST}:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
    }


def _safety(settings: LocalSettings) -> Mapping[str, object]:
    return {
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.security.procedures.allowlist": ",".join(LOADED_PROCEDURES),
        "dbms.security.procedures.unrestricted": "",
        # LOAD CSV can otherwise read any address that this machine reaches.
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "db.transaction.timeout": f"{settings.transaction_timeout_seconds}s",
        # By default a stop waits ten seconds for open connections.
        "db.shutdown_transaction_end_timeout": "0s",
        "server.config.strict_validation.enabled": "true",
    }


def _memory(settings: LocalSettings) -> Mapping[str, object]:
    return {
        "server.memory.heap.initial_size": f"{settings.heap_mib}m",
        "server.memory.heap.max_size": f"{settings.heap_mib}m",
        "server.memory.pagecache.size": f"{settings.page_cache_mib}m",
        # A query that needs too much memory fails alone, before it takes the heap of others.
        "db.memory.transaction.max": f"{settings.heap_mib // 2}m",
        "dbms.memory.transaction.total.max": f"{settings.heap_mib * 7 // 10}m",
        "db.tx_log.rotation.retention_policy": "2 files",
        "db.tx_log.rotation.size": "64m",
    }
