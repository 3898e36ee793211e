"""What a plan of a pure read may consist of: operators and procedures that neither write nor look outside.

A list of what is allowed and not of what is not: an operator that a newer Neo4j brings is refused until
someone has looked at it.
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
_WALKS = """
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

OPERATORS = frozenset(
    [
        *_SCANS.split(),
        *(f"{way}{name}" for name in _RELATIONSHIPS.split() for way in ("Directed", "Undirected", "")),
        *_WALKS.split(),
        *_ROWS.split(),
    ]
)

PROCEDURES = frozenset(
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

# Functions with a dot in their name that come with the database itself; others are a plug-in's.
FUNCTIONS = ("date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector")
