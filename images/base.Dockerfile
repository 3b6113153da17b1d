# The base that images/build.sh makes for itself.  Build context: the files that images/base.sh collects.
FROM scratch
COPY . /
ENV DOTNET_ROOT=/usr/share/dotnet PATH=/usr/bin DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
