"""The store: a Neo4j database, its schema, its named queries, and the only code that may write to it.

Every name below is imported when it is first used, so that reading an address does not import the driver. To
export a name, add it to the imports for type checkers, to `__all__` and to `_MODULE_BY_NAME`. A name may not
equal that of a module of this package: importing the module would hide it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.store.connect import (
        declare_types,
        open_existing_store,
        open_store,
        reconnect,
        require_current_schema,
    )
    from graph.store.connection.address import (
        PASSWORD_VARIABLE,
        SERVICE_TIMEOUTS,
        Credentials,
        local_path,
        remote_address,
        require_local_store,
        resolve_url,
    )
    from graph.store.cypher.named_queries import EDGE_TYPES_PLACEHOLDER, named_queries
    from graph.store.cypher.results import QueryResult, to_json_value
    from graph.store.fingerprints import (
        FingerprintPage,
        RecordCollection,
        load_claim_fingerprints,
        load_fingerprints,
        look_up_fingerprints,
    )
    from graph.store.import_files.folder import ImportFiles, ImportFolder
    from graph.store.import_files.table_file import format_cell
    from graph.store.import_files.tables import ImportTable, claim_table, entity_table
    from graph.store.integrity import IntegrityProblem, verify_store
    from graph.store.mapping.decode import decode_claim, decode_entity, decode_property_claim, decode_source
    from graph.store.other_clients import has_other_clients
    from graph.store.recording import ExecutedQuery, RecordingStore
    from graph.store.server_status import ServerStatus, load_server_status
    from graph.store.store import Store
    from graph.store.writing.annotations import rewrite_annotation, write_annotation
    from graph.store.writing.claims import ClaimWrite, withdraw_claims, withdraw_property_claims, write_claims
    from graph.store.writing.completed_writes import (
        CompletedWrite,
        find_completed_write,
        record_completed_write,
    )
    from graph.store.writing.entities_and_sources import (
        record_citation,
        remove_entities,
        remove_sources,
        write_dataset,
        write_entities,
        write_source_text,
        write_sources,
    )
    from graph.store.writing.transaction import QueryReader, TransactionReader, WriteTransaction
    from graph.store.writing.versions import begin_change, write_version

__all__ = [
    "EDGE_TYPES_PLACEHOLDER",
    "PASSWORD_VARIABLE",
    "SERVICE_TIMEOUTS",
    "ClaimWrite",
    "CompletedWrite",
    "Credentials",
    "ExecutedQuery",
    "FingerprintPage",
    "ImportFiles",
    "ImportFolder",
    "ImportTable",
    "IntegrityProblem",
    "QueryReader",
    "QueryResult",
    "RecordCollection",
    "RecordingStore",
    "ServerStatus",
    "Store",
    "TransactionReader",
    "WriteTransaction",
    "begin_change",
    "claim_table",
    "declare_types",
    "decode_claim",
    "decode_entity",
    "decode_property_claim",
    "decode_source",
    "entity_table",
    "find_completed_write",
    "format_cell",
    "has_other_clients",
    "load_claim_fingerprints",
    "load_fingerprints",
    "load_server_status",
    "local_path",
    "look_up_fingerprints",
    "named_queries",
    "open_existing_store",
    "open_store",
    "reconnect",
    "record_citation",
    "record_completed_write",
    "remote_address",
    "remove_entities",
    "remove_sources",
    "require_current_schema",
    "require_local_store",
    "resolve_url",
    "rewrite_annotation",
    "to_json_value",
    "verify_store",
    "withdraw_claims",
    "withdraw_property_claims",
    "write_annotation",
    "write_claims",
    "write_dataset",
    "write_entities",
    "write_source_text",
    "write_sources",
    "write_version",
]

_MODULE_BY_NAME = {
    "ClaimWrite": "graph.store.writing.claims",
    "CompletedWrite": "graph.store.writing.completed_writes",
    "Credentials": "graph.store.connection.address",
    "EDGE_TYPES_PLACEHOLDER": "graph.store.cypher.named_queries",
    "ExecutedQuery": "graph.store.recording",
    "FingerprintPage": "graph.store.fingerprints",
    "ImportFiles": "graph.store.import_files.folder",
    "ImportFolder": "graph.store.import_files.folder",
    "ImportTable": "graph.store.import_files.tables",
    "IntegrityProblem": "graph.store.integrity",
    "PASSWORD_VARIABLE": "graph.store.connection.address",
    "QueryReader": "graph.store.writing.transaction",
    "QueryResult": "graph.store.cypher.results",
    "RecordCollection": "graph.store.fingerprints",
    "RecordingStore": "graph.store.recording",
    "SERVICE_TIMEOUTS": "graph.store.connection.address",
    "ServerStatus": "graph.store.server_status",
    "Store": "graph.store.store",
    "TransactionReader": "graph.store.writing.transaction",
    "WriteTransaction": "graph.store.writing.transaction",
    "begin_change": "graph.store.writing.versions",
    "claim_table": "graph.store.import_files.tables",
    "declare_types": "graph.store.connect",
    "decode_claim": "graph.store.mapping.decode",
    "decode_entity": "graph.store.mapping.decode",
    "decode_property_claim": "graph.store.mapping.decode",
    "decode_source": "graph.store.mapping.decode",
    "entity_table": "graph.store.import_files.tables",
    "format_cell": "graph.store.import_files.table_file",
    "find_completed_write": "graph.store.writing.completed_writes",
    "has_other_clients": "graph.store.other_clients",
    "load_claim_fingerprints": "graph.store.fingerprints",
    "load_fingerprints": "graph.store.fingerprints",
    "load_server_status": "graph.store.server_status",
    "local_path": "graph.store.connection.address",
    "look_up_fingerprints": "graph.store.fingerprints",
    "named_queries": "graph.store.cypher.named_queries",
    "open_existing_store": "graph.store.connect",
    "open_store": "graph.store.connect",
    "reconnect": "graph.store.connect",
    "record_citation": "graph.store.writing.entities_and_sources",
    "record_completed_write": "graph.store.writing.completed_writes",
    "remote_address": "graph.store.connection.address",
    "remove_entities": "graph.store.writing.entities_and_sources",
    "remove_sources": "graph.store.writing.entities_and_sources",
    "require_current_schema": "graph.store.connect",
    "require_local_store": "graph.store.connection.address",
    "resolve_url": "graph.store.connection.address",
    "rewrite_annotation": "graph.store.writing.annotations",
    "to_json_value": "graph.store.cypher.results",
    "verify_store": "graph.store.integrity",
    "withdraw_claims": "graph.store.writing.claims",
    "withdraw_property_claims": "graph.store.writing.claims",
    "write_annotation": "graph.store.writing.annotations",
    "write_claims": "graph.store.writing.claims",
    "write_dataset": "graph.store.writing.entities_and_sources",
    "write_entities": "graph.store.writing.entities_and_sources",
    "write_source_text": "graph.store.writing.entities_and_sources",
    "write_sources": "graph.store.writing.entities_and_sources",
    "write_version": "graph.store.writing.versions",
}

# Type checkers read the imports above. They must not see this function, or they would accept any name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULE_BY_NAME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_MODULE_BY_NAME[name]), name)
