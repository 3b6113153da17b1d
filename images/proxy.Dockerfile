# The policy proxy.  Build context: the output of `dotnet publish proxy/McpPolicy.Proxy -c Release`.
# BASE is any image with the ASP.NET Core 10 runtime and `dotnet` in its PATH; `make images` makes one from Debian's own libraries.
ARG BASE
FROM ${BASE}
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="mcp-policy-proxy" \
      org.opencontainers.image.description="The policy proxy in front of one MCP server" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY . /app
# Everything that changes is mounted: the root file system may be read-only.
ENV DOTNET_EnableDiagnostics=0
USER 65532:65532
EXPOSE 8080 9090
ENTRYPOINT ["dotnet", "/app/mcp-policy-proxy.dll"]
