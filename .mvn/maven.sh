# Sourced by mvnw: what to do where the archive in maven-wrapper.properties cannot be reached. An installed Maven can fetch
# the same distribution from the repository it is set up with; where even that fails, it builds by itself if it is new
# enough. (Quarkus builds with 3.8.7, but its dev mode wants 3.9.)
fetch_with_installed_maven() {
  have=$(mvn --version 2>/dev/null | sed -n 's/^[^A]*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  if [ -z "$have" ] || [ "$(printf '%s\n3.8.7\n' "$have" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" != 3.8.7 ]; then
    die "mvnw: cannot download Maven, and no installed Maven 3.8.7 or later was found on the PATH"
  fi
  version=${distributionUrlNameMain#apache-maven-}
  type=${distributionUrlName#*-bin.}
  rm -f "$TMP_DOWNLOAD_DIR/$distributionUrlName" # what a failed download leaves
  if (cd "$TMP_DOWNLOAD_DIR" && mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    "-Dartifact=org.apache.maven:apache-maven:$version:$type:bin" -DoutputDirectory=.) >/dev/null 2>&1 &&
    [ -f "$TMP_DOWNLOAD_DIR/$distributionUrlName" ]; then
    echo "mvnw: cannot reach the Maven archive, fetched Maven $version with the installed Maven $have" >&2
    return
  fi
  echo "mvnw: cannot download Maven, using the installed Maven $have" >&2
  clean
  exec mvn "$@"
}
