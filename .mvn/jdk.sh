# Sourced by mvnw: points JAVA_HOME at a JDK that is new enough, whatever `java` on the PATH is.
# Maven's own JVM loads application classes during the build, so a toolchain alone does not do.
need=25
jdk_major() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1; }
jdk_ok() { [ -x "$1/bin/javac" ] && m=$(jdk_major "$1") && [ -n "$m" ] && [ "$m" -ge "$need" ]; }
if [ -z "${JAVA_HOME-}" ] && command -v javac >/dev/null 2>&1; then
  c=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  if jdk_ok "$c"; then JAVA_HOME=$c; fi
fi
if ! jdk_ok "${JAVA_HOME-/nonexistent}"; then
  found=
  set +f
  for c in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if jdk_ok "$c"; then found=$c; break; fi
  done
  set -f
  [ -n "$found" ] || { echo "mvnw: needs a JDK $need or later; none found. Install one and set JAVA_HOME." >&2; exit 1; }
  JAVA_HOME=$found
fi
export JAVA_HOME
