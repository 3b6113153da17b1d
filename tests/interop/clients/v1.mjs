import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";

/** The TypeScript SDK of the first line, which speaks the revisions with sessions. */
export async function connect(url) {
  const client = new Client({ name: "mcp-policy-interop", version: "1.0.0" });
  const transport = new StreamableHTTPClientTransport(url);
  await client.connect(transport);
  return {
    version: transport.protocolVersion,
    listTools: () => client.listTools(),
    callTool: (request, options) => client.callTool(request, CallToolResultSchema, options),
    async close() {
      await transport.terminateSession();
      await client.close();
    },
  };
}
