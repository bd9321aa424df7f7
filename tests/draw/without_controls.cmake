# Fails when help_draw calls any function of Dear ImGui's upper half (namespace ImGui: contexts, windows, items).
execute_process(COMMAND "${NM}" --undefined-only --demangle "${LIBRARY}"
    OUTPUT_VARIABLE symbols RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "cannot read ${LIBRARY}")
endif()
string(REGEX MATCHALL "ImGui::[A-Za-z0-9_]+" used "${symbols}")
list(REMOVE_DUPLICATES used)
list(REMOVE_ITEM used "ImGui::MemAlloc" "ImGui::MemFree") # what ImVector allocates with
if(used)
    message(FATAL_ERROR "help_draw uses ${used}")
endif()
string(FIND "${symbols}" "ImDrawList::" lists)
if(lists EQUAL -1)
    message(FATAL_ERROR "this is not the drawing library: no draw list in ${LIBRARY}")
endif()
