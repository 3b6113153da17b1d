# The sample MCP server.  Build context: the output of `dotnet publish samples/McpPolicy.Samples.Mlflow -c Release`.
# BASE is any image with the ASP.NET Core 10 runtime and `dotnet` in its PATH; `make images` makes one from Debian's own libraries.
ARG BASE
FROM ${BASE}
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="mlflow-mcp-sample" \
      org.opencontainers.image.description="A stand-in for the MLflow MCP server: its forty tools over an in-memory store" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY . /app
# Everything that changes is mounted: the root file system may be read-only.
ENV DOTNET_EnableDiagnostics=0
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["dotnet", "/app/mlflow-mcp-sample.dll"]
