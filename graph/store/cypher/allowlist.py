"""The operators, procedures and functions that a query may use if it only reads the graph.

This is a list of what is allowed, not of what is forbidden: an operator that a newer Neo4j adds is refused
until it has been examined.
"""

from __future__ import annotations

_SCANS = """
AllNodesScan NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan
NodeByElementIdSeek NodeByIdSeek NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeIndexContainsScan
NodeIndexEndsWithScan NodeUniqueIndexSeek NodeUniqueIndexSeekByRange MultiNodeIndexSeek
NodeCountFromCountStore RelationshipCountFromCountStore
"""
_RELATIONSHIPS = """
AllRelationshipsScan RelationshipTypeScan UnionRelationshipTypesScan RelationshipByElementIdSeek
RelationshipByIdSeek RelationshipIndexScan RelationshipIndexSeek RelationshipIndexSeekByRange
RelationshipIndexContainsScan RelationshipIndexEndsWithScan RelationshipUniqueIndexSeek
RelationshipUniqueIndexSeekByRange
"""
_PATHS = """
Expand(All) Expand(Into) OptionalExpand(All) OptionalExpand(Into) ProjectEndpoints
VarLengthExpand(All) VarLengthExpand(Into) VarLengthExpand(Pruning) VarLengthExpand(Pruning,BFS)
VarLengthExpand(Pruning,BFS,All) VarLengthExpand(Pruning,BFS,Into)
Repeat(Trail) Repeat(Walk) BidirectionalRepeat(Trail) BidirectionalRepeat(Walk) RepeatOptions
ShortestPath StatefulShortestPath(All) StatefulShortestPath(Into)
"""
_ROWS = """
Aggregation EagerAggregation OrderedAggregation Anti AntiConditionalApply AntiSemiApply Apply Argument
ArgumentTracker AssertSameNode AssertSameRelationship CacheProperties CartesianProduct ConditionalApply
Distinct OrderedDistinct Eager EmptyResult EmptyRow Filter LeftOuterHashJoin LetAntiSemiApply
LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit NodeHashJoin NonFuseable NonPipelined
NullifyMetadata Optional OrderedUnion PartialSort PartialTop PassAll ProcedureCall ProduceResults Projection
RightOuterHashJoin RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply Skip Sort Top Top1WithTies
TriadicBuild TriadicFilter TriadicSelection Union Unwind ValueHashJoin
"""

ALLOWED_OPERATORS = frozenset(
    [
        *_SCANS.split(),
        *(
            f"{direction}{name}"
            for name in _RELATIONSHIPS.split()
            for direction in ("Directed", "Undirected", "")
        ),
        *_PATHS.split(),
        *_ROWS.split(),
    ]
)

ALLOWED_PROCEDURES = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)

# What stands before the dot in the names of the database's own functions. Others belong to plug-ins.
BUILT_IN_FUNCTION_PREFIXES = (
    "date",
    "datetime",
    "duration",
    "localdatetime",
    "localtime",
    "point",
    "time",
    "vector",
)
