"""Number words that are no figures where they stand: “no one”, “at first”, “net zero”."""

import re

#: Number words that are no figures where they stand so.
IDIOMS = re.compile(
    r"\b(?:(?:at\s+)?sixes\s+and\s+sevens|one\s+by\s+one|one[\s-]to[\s-]one|one\s+or\s+(?:two|both)|"
    r"(?:will|would|could|might|may|can|shall|should|to)\s+one\s+day\b|"
    r"(?<!for\s)(?<!lasted\s)(?<!lasting\s)(?<!lasts\s)(?<!takes\s)(?<!took\s)(?<!within\s)(?<!after\s)(?<!than\s)(?<!least\s)"
    r"one\s+(?:day|night|morning|evening|afternoon)(?=\s+(?:in|of|when|soon|he|she|they|it|she|be|become|have|see|hope|the|a)\b|[,.])|"
    r"(?:at\s+)?(?:first|second)[\s-](?:hand|rate|class|born|ever|guess\w*|nature|thoughts?|tier|minister|aid|name|lady|sight|"
    r"glance|instance|place|degree|person|world|language|generation|foremost|and\s+foremost|half)\b|in\s+the\s+first\b(?=\s+(?:place|instance))|"
    r"at\s+first\b|for\s+the\s+first\s+time|(?:third|fourth|second)[\s-](?:party|parties|country|countries|sector|world|estate|hand|"
    r"person)\b|a\s+second(?:\s+(?:time|chance|thought))?\b|(?:split|per|a|every|each)[\s-]second\b|every\s+second\b|second\s+only|"
    r"first\s+(?:reported|published|announced|introduced|used|said|came|began|appeared|proposed|revealed|made|seen|named|became|"
    r"described|raised|set|tried|told|told|known|arrived|opened|launched|planned|issued|written|held|noticed|time|started|"
    r"of\s+all|come|to|and\s+foremost|need|needs|ask|asks|called|thing|go|get|put|read)\b|(?:was|were|is|are|had|be|been|when|"
    r"comes?|came|put|if|must|can|should|will|would|not|who|that|which|what|and|but)\s+first\b|first[,;.:]|\Afirst\b|(?<=[.!?]\s)first\b|"
    r"zero[\s-](?:tolerance|sum|hours?|emissions?|carbon)|net[\s-]zero|ground\s+zero|"
    r"second[\s-](?:largest|hand)\b(?<!largest)|"
    r"million\s+miles|thousand\s+words|catch[\s-]22|nine\s+to\s+five|"
    r"four[\s-](?:wheel|by)|two[\s-](?:way|fold)|three[\s-]dimensional|two\s+and\s+two|sixth\s+form|high\s+five|"
    r"seventh\s+heaven|(?:below|above)\s+zero|first\s+one\b|in\s+two\s+minds|eleventh[\s-]hour)",
    re.IGNORECASE,
)
