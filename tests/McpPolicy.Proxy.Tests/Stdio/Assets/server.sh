#!/bin/bash
# A stdio MCP server of a few lines, told by the tool's name what to do. Reads one JSON-RPC message a line.
field() { [[ $line =~ \"$1\":[[:space:]]*(\"[^\"]*\"|-?[0-9]+) ]] && echo "${BASH_REMATCH[1]}"; }
text() { printf '{"jsonrpc":"2.0","id":%s,"result":{"content":[{"type":"text","text":"%s"}],"isError":false}}\n' "$1" "$2"; }
calls=0
echo "server up" >&2
while IFS= read -r line; do
  [[ $line == *'"method":'* ]] || { # an answer to a question of ours
    text "$asked" "the client said: $(field said | tr -d '"')"
    continue
  }
  [[ $line =~ \"id\":[[:space:]]*(\"[^\"]*\"|-?[0-9]+) ]] && id=${BASH_REMATCH[1]} || id=
  case $line in
  *'"method":"initialize"'*)
    initialized=$((initialized + 1))
    printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"sh","version":"1"}}}\n' "$id" ;;
  *'"method":"tools/list"'*)
    printf '{"jsonrpc":"2.0","id":%s,"result":{"tools":[{"name":"pid","inputSchema":{"type":"object"}},{"name":"secret","inputSchema":{"type":"object"}}]}}\n' "$id" ;;
  *'"method":"notifications/cancelled"'*) echo "cancelled $(field requestId)" >&2; cancelled=$(field requestId) ;;
  *'"method":"notifications/'*) ;;
  *'"name":"pid"'*) calls=$((calls + 1)); text "$id" "$$ $calls" ;;
  *'"name":"environment"'*) text "$id" "$(env | grep -v '^_=\|^PWD=\|^SHLVL=' | sort | tr '\n' ' ')" ;;
  *'"name":"progress"'*)
    token=$(field progressToken)
    for n in 1 2; do printf '{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":%s,"progress":%s}}\n' "$token" "$n"; done
    text "$id" "done" ;;
  *'"name":"ask"'*) asked=$id; printf '{"jsonrpc":"2.0","id":"q1","method":"roots/list"}\n' ;;
  *'"name":"initialized"'*) text "$id" "$initialized" ;;
  *'"name":"change"'*)
    printf '{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"of one client"}}\n'
    printf '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\n'
    text "$id" "changed" ;;
  *'"name":"linger"'*) bash -c 'trap "" TERM; echo $$; exec >&- 2>&-; while :; do sleep 1000; done' > "$TMPFILE" & until [ -s "$TMPFILE" ]; do :; done; text "$id" "$(cat "$TMPFILE")" ;;
  *'"name":"shout"'*) { head -c 300000 /dev/zero | tr '\0' x; printf '\n\033[31mred\n'; } >&2; text "$id" "shouted" ;;
  *'"method":"subscriptions/listen"'*) ;;
  *'"name":"die"'*) exit 3 ;;
  *'"name":"hang"'*) echo "hanging $id" >&2 ;;
  *'"name":"defer"'*) deferred=$id ;;
  *'"name":"release"'*) text "$deferred" "late"; text "$id" "released" ;;
  *'"name":"respell"'*) text '"a\u002bb"' "respelt" ;;
  *'"name":"deep"'*) printf '{"jsonrpc":"2.0","id":%s,"result":{"deep":%s1%s}}\n' "$id" "$(printf '[%.0s' {1..100})" "$(printf ']%.0s' {1..100})" ;;
  *'"name":"cancelled"'*) text "$id" "${cancelled:-nothing}" ;;
  *'"name":"rubbish"'*) echo 'this is no JSON'; text "$id" "after rubbish" ;;
  *) printf '{"jsonrpc":"2.0","id":%s,"error":{"code":-32601,"message":"Method not found"}}\n' "$id" ;;
  esac
done
