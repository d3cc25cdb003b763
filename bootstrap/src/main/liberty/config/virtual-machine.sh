# Read by server.env, in the shell that starts the server: how much memory the virtual machine may take, and where it finds its classes. Of two words
# about one thing the last counts, and what JVM_ARGS of the environment says comes last; docs/performance.md tells what each measure gives.

# The server's agent would keep classes of applications from being shared, and nothing here needs it
JAVA_AGENT_QUOTED=

MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
export MALLOC_ARENA_MAX

mintmark_arguments="-XX:-UsePerfData -XX:TrimNativeHeapInterval=5000"
case "${MINTMARK_MAX_HEAP:-}" in
  "")
    case "${JVM_ARGS:-}" in
      *-Xmx* | *-XX:MaxHeapSize=* | *-XX:MaxRAM*) ;;
      *) mintmark_arguments="$mintmark_arguments -Xmx256m" ;;
    esac
    ;;
  *[!0-9kKmMgG]* | *[kKmMgG]?* | [!1-9]*)
    echo "Mintmark does not start:"
    echo "  MINTMARK_MAX_HEAP must be a number and k, m or g; for example MINTMARK_MAX_HEAP=512m"
    exit 78
    ;;
  *) mintmark_arguments="$mintmark_arguments -Xmx$MINTMARK_MAX_HEAP" ;;
esac
case "${JVM_ARGS:-}" in
  *-XX:+Use*GC*) ;;
  *) mintmark_arguments="$mintmark_arguments -XX:+UseSerialGC -Xms96m -XX:NewSize=32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20" ;;
esac

# What the server has unpacked of the application belongs to the package that it came from. It would be kept for the next one, too, since files of
# both have the same times; the end of an archive names the digests of all that is in it
case "${ACTION:-}" in
  run | debug | start)
    mintmark_package=$(tail -c 65536 "$SERVER_CONFIG_DIR/apps/mintmark.war" 2>&1 | cksum)
    mintmark_unpacked="$WLP_OUTPUT_DIR/$SERVER_NAME/workarea"
    mintmark_shipped="$SERVER_CONFIG_DIR/workarea"
    # What deploy/prepare-start has left in the installation need not be worked out again where the server writes elsewhere
    if test -f "$mintmark_shipped/mintmark-package" && ! test -e "$mintmark_unpacked" && mkdir -p "$WLP_OUTPUT_DIR/$SERVER_NAME" 2>&1; then
      rm -rf "$mintmark_unpacked.part"
      if cp -Rp "$mintmark_shipped" "$mintmark_unpacked.part" 2>&1; then
        mv "$mintmark_unpacked.part" "$mintmark_unpacked"
      else
        rm -rf "$mintmark_unpacked.part"
      fi
    fi
    if test -f "$mintmark_unpacked/mintmark-package" && test "$(cat "$mintmark_unpacked/mintmark-package")" != "$mintmark_package"; then
      rm -rf "$mintmark_unpacked"
    fi
    if mkdir -p "$mintmark_unpacked" 2>&1 && test -w "$mintmark_unpacked"; then
      echo "$mintmark_package" > "$mintmark_unpacked/mintmark-package"
    fi
    ;;
esac

# The first orderly stop leaves an archive of the classes that were loaded, for this Java and this installation; later starts take them from there.
# With an agent, whoever asks for it, a virtual machine refuses to write one, and ends
mintmark_options=$(cat "$SERVER_CONFIG_DIR/jvm.options" "$SERVER_CONFIG_DIR"/configDropins/*/jvm.options 2>&1) || true
case "${ACTION:-} ${JVM_ARGS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-} $mintmark_options" in
  debug* | *-javaagent:* | *-agentlib:* | *-agentpath:* | *-XX:SharedArchiveFile=* | *-XX:ArchiveClassesAtExit=* | *-XX:AOT* | *-Xshare:*) ;;
  "run "* | "start "*)
    mintmark_java=$(readlink -f "$(command -v "${JAVA_HOME:-${JRE_HOME:-}}/bin/java" || command -v java)")
    mintmark_key=$({
      ls -ldn "$mintmark_java" "${mintmark_java%/bin/java}/lib/modules" "$WLP_INSTALL_DIR/lib/versions"
      echo "$mintmark_package"
    } 2>&1 | cksum)
    mintmark_archives="$WLP_OUTPUT_DIR/$SERVER_NAME"
    mintmark_archive="$mintmark_archives/classes-${mintmark_key%% *}.jsa"
    if test -s "$mintmark_archive"; then
      mintmark_arguments="$mintmark_arguments -XX:SharedArchiveFile=$mintmark_archive"
    elif test "$ACTION" != start && mkdir -p "$mintmark_archives" 2>&1 && test -w "$mintmark_archives"; then
      rm -f "$mintmark_archives"/classes-*.jsa
      mintmark_arguments="$mintmark_arguments -XX:ArchiveClassesAtExit=$mintmark_archive -Xlog:cds=off -Xlog:cds+dynamic=off"
    fi
    ;;
esac

JVM_ARGS="$mintmark_arguments ${JVM_ARGS:-}"
