# Installs what BUILD has built into FOLDER, builds the project in USER against it, and runs its tests.
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
    if(failed)
        message(FATAL_ERROR "${ARGN}\n${said}")
    endif()
endfunction()

file(REMOVE_RECURSE "${FOLDER}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${FOLDER}/prefix")
run("${CMAKE_COMMAND}" -G Ninja -S "${USER}" -B "${FOLDER}/build" "-DCMAKE_PREFIX_PATH=${FOLDER}/prefix"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}"
    "-DHELP_DOCTEST_DIR=${DOCTEST}")
run("${CMAKE_COMMAND}" --build "${FOLDER}/build")
run("${FOLDER}/build/my_test")
