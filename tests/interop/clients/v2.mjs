import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

/** The TypeScript SDK of the second line: mode "legacy" opens a session, "auto" asks the server what it speaks. */
export async function connect(url, mode) {
  const client = new Client({ name: "mcp-policy-interop", version: "1.0.0" }, { versionNegotiation: { mode } });
  const transport = new StreamableHTTPClientTransport(url);
  await client.connect(transport);
  return {
    version: client.getNegotiatedProtocolVersion(),
    listTools: () => client.listTools(),
    callTool: (request, options) => client.callTool(request, options),
    async close() {
      if (client.getProtocolEra() === "legacy") {
        await transport.terminateSession();
      }

      await client.close();
    },
  };
}
