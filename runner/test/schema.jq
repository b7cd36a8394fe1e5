# What the test of the chart reads from values.strict.schema.json.

# All schemas of values with their paths, the outer first; an item is [0], a free name is x.
def nodes:
  . as $root |
  def at($path):
    (if has("$ref") then $root["$defs"][.["$ref"] | split("/") | last] + . else . end) as $schema |
    {path: $path, schema: $schema},
    ($schema.properties // {} | to_entries[] | .key as $name | .value | at($path + [$name])),
    ($schema.items // empty | at($path + [0])),
    ($schema.additionalProperties | objects | at($path + ["x"]));
  at([]);

# How Helm writes a path, and how the chart does.
def pointer: map("/\(.)") | add // "";
def dotted: reduce .[] as $name (""; . + if $name == 0 then "[0]" elif . == "" then $name else ".\($name)" end);
def below($name): dotted | if . == "" then $name else "\(.).\($name)" end;

# values.schema.json: what Helm explains well enough. It would not say how to write a number as a text.
def forHelm:
  walk(if type == "object" then
    (if has("x-number") then .type = ["string", "number"] | del(.["x-number"]) else . end) |
    with_entries(select(
      (.key == "pattern" and (.value | type == "string"))
      or (.key == "required" and (.value | type == "array"))
      or (.key == "additionalProperties" and .value == false) | not))
  else . end);

# Values of which all at one depth are of a wrong kind.
def wrongKinds($depth):
  reduce (nodes | select(.path | length == $depth)) as $node (null;
    setpath($node.path; if [$node.schema.type] | flatten | index("boolean") then "yes" else true end));

# Values of which all at one depth that cannot be null are.
def nulls($depth):
  reduce (nodes | select((.path | length == $depth - 1) and (.path | index(0) | not))) as $node (null;
    reduce ($node.schema.required // [])[] as $name (.; setpath($node.path + [$name]; null)));

# Values of which all that can be null are, but for what is not this chart's.
def allNull:
  del(.properties.global, .properties.enabled) |
  reduce (nodes | select(.path | index(0) | not)) as $node (null;
    reduce (($node.schema.properties // {} | keys_unsorted) - ($node.schema.required // []))[] as $name (.; setpath($node.path + [$name]; null)));

# Each constraint as a line of path, keyword, and two parts of the message about it that must be in a golden, with tabs between them.
def constraints:
  nodes | .path as $path | .schema as $schema |
  ($path | dotted | if . == "" then "the whole" else . end) as $at |
  def helm($keyword; $message): [$at, $keyword, "- at '\($path | pointer)': \($message)", ""];
  def ours($keyword; $name; $message): [$at, $keyword, "- \(if $name == "" then $path | dotted else $path | below($name) end)", ": \($message)"];
  (
    ($schema.type // empty | select($path != []) | helm("type"; "got ")),
    ($schema.enum // empty | helm("enum"; "value must be one of \(map("'\(.)'") | join(", "))")),
    (("minimum", "maximum", "minLength", "maxLength", "maxItems") as $limit | $schema[$limit] // empty | helm($limit; "\($limit): got ")),
    ($schema.uniqueItems // empty | helm("uniqueItems"; "items at ")),
    ($schema.pattern // empty | [$at, "pattern", "- \($at): ", " is not \($schema.description | (.[:1] | ascii_downcase) + .[1:])"]),
    ($schema["x-number"] // empty | [$at, "x-number", "- \($path | dotted): ", " is a number; \(.)"]),
    (select($schema.additionalProperties == false) | [$at, "additionalProperties", "- \($path | below(""))", ": is not a value of this chart"]),
    (($schema.required // [])[] as $name | ours("required"; $name; if $path | index(0) then "is required" else "cannot be null" end))
  ) | join("\t");

# What the schema has and values.yaml does not, and the other way round: the older names and what Helm passes on are only here.
def unknown($values):
  [nodes | select(.path != [] and (.schema.deprecated | not) and (.path | . != ["global"] and . != ["enabled"] and index(0) == null and .[-1] != "x")) | .path] as $here |
  [$values | paths(type != "object" or length == 0) | select(all(.[]; type == "string"))] as $there |
  ($here[] | select(. as $path | $values | try (getpath($path[:-1]) | has($path[-1])) catch false | not) | select(.[-2] != "resources") | "values.yaml has no \(dotted)"),
  ($there[] | select(. as $path | [$here[] as $prefix | select($path[:($prefix | length)] == $prefix)] == []) | "the schema has no \(dotted)");

# The rows of the README's table; $values has the defaults.
def table($values):
  def shown:
    if type == "object" then "{" + (to_entries | map("\(.key | tojson): \(.value | shown)") | join(", ")) + "}" else tojson end;
  def leaves($path):
    to_entries[] | (.key as $name | $path + [$name]) as $at | .value |
    if .properties and $at[-1] != "resources" then .properties | leaves($at)
    else "| `\($at | dotted)` | \(if .deprecated then "" else "`\($values | getpath($at) | shown)`" end) | \(.title) |" end;
  "| value | default | description |", "| --- | --- | --- |", (.properties | del(.global, .enabled) | leaves([]));
