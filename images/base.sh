# A base image's files from what this machine has: the ASP.NET Core runtime and the libraries it needs.  Sourced by build.sh.

make_base() { # ROOT
  local root=$1 dotnet framework library
  dotnet=$(runtime NETCore)
  dotnet=${dotnet%/shared/*}
  mkdir -p "$root"/{etc/ssl/certs,tmp,usr/share/dotnet/shared,usr/bin}
  chmod 1777 "$root/tmp"
  cp -r "$dotnet/dotnet" "$dotnet/host" "$root/usr/share/dotnet/"
  for framework in NETCore AspNetCore; do
    mkdir -p "$root/usr/share/dotnet/shared/Microsoft.$framework.App"
    cp -r "$(runtime "$framework")" "$root/usr/share/dotnet/shared/Microsoft.$framework.App/"
  done
  ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
  libraries "$root/usr/share/dotnet" | while read -r library; do install -D "$library" "$root$library"; done
  install -m 644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  echo 'mcp-policy:x:65532:65532::/tmp:/usr/sbin/nologin' > "$root/etc/passwd"
  echo 'mcp-policy:x:65532:' > "$root/etc/group"
  echo 'hosts: files dns' > "$root/etc/nsswitch.conf"
}

runtime() { # FRAMEWORK   the folder of its newest version 10
  dotnet --list-runtimes | sed -nE "s|^Microsoft\.$1\.App (10\.[^ ]*) \[(.*)\]$|\2/\1|p" | sort -V | tail -1
}

# libraries DOTNET   the shared libraries outside of DOTNET that its own load: those they are linked with, and OpenSSL, which is
# loaded by name when TLS is first used.
libraries() {
  local openssl
  openssl=$(ldconfig -p | awk '/lib(ssl|crypto)\.so\.3 / {print $NF}')
  {
    echo "$openssl"
    # shellcheck disable=SC2086  # one word a library
    find "$1" -name '*.so' -print0 | xargs -0 ldd "$1/dotnet" $openssl 2> /dev/null | grep -oE '/[^ :]+\.so[^ :]*' | grep -v "^$1"
  } | sort -u
}
