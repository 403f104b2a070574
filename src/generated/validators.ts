// @ts-nocheck: written by a compiler
import type { SchemaValidator } from '../core/schema-validator.ts';

var $=(d,s)=>()=>{try{return s||d((s={exports:{}}).exports,s),s.exports}catch(k){throw s=0,k}};var A=$(x=>{"use strict";Object.defineProperty(x,"__esModule",{value:!0});function v(d){let s=d.length,k=0,g=0,b;for(;g<
s;)k++,b=d.charCodeAt(g++),b>=55296&&b<=56319&&g<s&&(b=d.charCodeAt(g),(b&64512)===56320&&g++);return k}x.default=v;v.code=
'require("ajv/dist/runtime/ucs2length").default'});var O=q,i={type:"object",required:["apiVersion","kind","metadata","spec"],properties:{apiVersion:{type:"string",const:"p\
arsebatch.dev/v1"},kind:{type:"string",const:"ParseBatch"},metadata:{type:"object",required:["name"],properties:{name:{type:"\
string",pattern:"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},description:{type:["string","null"]},labels:{type:["object","nul\
l"],additionalProperties:{type:["string","null"]}}},additionalProperties:!1},spec:{type:"object",required:["source"],properties:{
source:{type:"object",properties:{directory_id:{type:"string",minLength:1},item_ids:{type:"array",minItems:1,items:{type:"\
string",minLength:1}},files:{type:"array",minItems:1,items:{type:"string",minLength:1}},on_change:{type:["string","null"],
enum:["hold","new","all",null]},stage:{type:["boolean","null"]},page_size:{type:["integer","null"],minimum:1,maximum:1e3},
continue_as_new_threshold:{type:["integer","null"],minimum:1}},additionalProperties:!1,oneOf:[{required:["directory_id"]},
{required:["item_ids"]},{required:["files"]}]},project_id:{type:["string","null"],pattern:"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4\
}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},organization_id:{type:["string","null"],pattern:"^[0-9a-fA-F]{8}-[0-9\
a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},parameters:{type:["object","null"],properties:{parse_mode:{type:[
"string","null"],enum:["parse_page_without_llm","parse_page_with_llm","parse_page_with_lvm","parse_page_with_agent","par\
se_page_with_layout_agent","parse_document_with_llm","parse_document_with_lvm","parse_document_with_agent",null]},tier:{
type:["string","null"]},version:{type:["string","null"]},enable_cost_optimizer:{type:["boolean","null"]},preset:{type:["\
string","null"]},fast_mode:{type:["boolean","null"]},premium_mode:{type:["boolean","null"]},continuous_mode:{type:["bool\
ean","null"]},use_vendor_multimodal_model:{type:["boolean","null"]},gpt4o_mode:{type:["boolean","null"]},auto_mode:{type:[
"boolean","null"]},auto_mode_trigger_on_regexp_in_page:{type:["string","null"]},auto_mode_trigger_on_text_in_page:{type:[
"string","null"]},auto_mode_trigger_on_table_in_page:{type:["boolean","null"]},auto_mode_trigger_on_image_in_page:{type:[
"boolean","null"]},auto_mode_configuration_json:{type:["string","null"]},model:{type:["string","null"]},vendor_multimodal_model_name:{
type:["string","null"]},vendor_multimodal_api_key:{type:["string","null"]},gpt4o_api_key:{type:["string","null"]},azure_openai_deployment_name:{
type:["string","null"]},azure_openai_endpoint:{type:["string","null"]},azure_openai_api_version:{type:["string","null"]},
azure_openai_key:{type:["string","null"]},user_prompt:{type:["string","null"]},system_prompt:{type:["string","null"]},system_prompt_append:{
type:["string","null"]},parsing_instruction:{type:["string","null"]},is_formatting_instruction:{type:["boolean","null"]},
formatting_instruction:{type:["string","null"]},complemental_formatting_instruction:{type:["string","null"]},content_guideline_instruction:{
type:["string","null"]},target_pages:{type:["string","integer","null"],pattern:"^\\d+(-\\d+)?(,\\d+(-\\d+)?)*$",minimum:0},
max_pages:{type:["integer","null"],minimum:0},bbox_top:{type:["number","null"],minimum:0,maximum:1},bbox_right:{type:["n\
umber","null"],minimum:0,maximum:1},bbox_bottom:{type:["number","null"],minimum:0,maximum:1},bbox_left:{type:["number","\
null"],minimum:0,maximum:1},bounding_box:{type:["string","null"],pattern:"^\\s*(0(\\.\\d+)?|\\.\\d+|1(\\.0+)?)(\\s*,\\s*(0(\\.\\d+\
)?|\\.\\d+|1(\\.0+)?)){3}\\s*$"},languages:{type:["array","null"],minItems:1,items:{type:"string",enum:["af","az","bs","\
cs","cy","da","de","en","es","et","fr","ga","hr","hu","id","is","it","ku","la","lt","lv","mi","ms","mt","nl","no","oc","\
pi","pl","pt","ro","rs_latin","sk","sl","sq","sv","sw","tl","tr","uz","vi","ar","fa","ug","ur","bn","as","mni","ru","rs_\
cyrillic","be","bg","uk","mn","abq","ady","kbd","ava","dar","inh","che","lbe","lez","tab","tjk","hi","mr","ne","bh","mai",
"ang","bho","mah","sck","new","gom","sa","bgc","th","ch_sim","ch_tra","ja","ko","ta","te","kn"]}},disable_ocr:{type:["bo\
olean","null"]},skip_diagonal_text:{type:["boolean","null"]},high_res_ocr:{type:["boolean","null"]},remove_hidden_text:{
type:["boolean","null"]},lang:{type:["string","null"]},extract_layout:{type:["boolean","null"]},layout_aware:{type:["boo\
lean","null"]},precise_bounding_box:{type:["boolean","null"]},line_level_bounding_box:{type:["boolean","null"]},ignore_document_elements_for_layout_detection:{
type:["boolean","null"]},adaptive_long_table:{type:["boolean","null"]},compact_markdown_table:{type:["boolean","null"]},
outlined_table_extraction:{type:["boolean","null"]},aggressive_table_extraction:{type:["boolean","null"]},merge_tables_across_pages_in_markdown:{
type:["boolean","null"]},guess_xlsx_sheet_name:{type:["boolean","null"]},keep_page_separator_when_merging_tables:{type:[
"boolean","null"]},output_tables_as_HTML:{type:["boolean","null"]},markdown_table_multiline_header_separator:{type:["str\
ing","null"]},specialized_chart_parsing_agentic:{type:["boolean","null"]},specialized_chart_parsing_plus:{type:["boolean",
"null"]},specialized_chart_parsing_efficient:{type:["boolean","null"]},specialized_image_parsing:{type:["boolean","null"]},
extract_charts:{type:["boolean","null"]},disable_image_extraction:{type:["boolean","null"]},take_screenshot:{type:["bool\
ean","null"]},inline_images_in_markdown:{type:["boolean","null"]},save_images:{type:["boolean","null"]},images_to_save:{
type:["array","null"],items:{type:"string",enum:["screenshot","embedded","layout"]}},annotate_links:{type:["boolean","nu\
ll"]},annotate_revisions:{type:["boolean","null"]},disable_reconstruction:{type:["boolean","null"]},output_pdf_of_document:{
type:["boolean","null"]},confidence_score_effort:{type:["string","null"]},extract_printed_page_number:{type:["boolean","\
null"]},page_separator:{type:["string","null"]},page_prefix:{type:["string","null"]},page_suffix:{type:["string","null"]},
hide_headers:{type:["boolean","null"]},hide_footers:{type:["boolean","null"]},page_header_prefix:{type:["string","null"]},
page_header_suffix:{type:["string","null"]},page_footer_prefix:{type:["string","null"]},page_footer_suffix:{type:["strin\
g","null"]},preserve_layout_alignment_across_pages:{type:["boolean","null"]},preserve_very_small_text:{type:["boolean","\
null"]},do_not_unroll_columns:{type:["boolean","null"]},html_make_all_elements_visible:{type:["boolean","null"]},html_remove_navigation_elements:{
type:["boolean","null"]},html_remove_fixed_elements:{type:["boolean","null"]},spreadsheet_extract_sub_tables:{type:["boo\
lean","null"]},spreadsheet_force_formula_computation:{type:["boolean","null"]},spreadsheet_include_hidden_sheets:{type:[
"boolean","null"]},presentation_out_of_bounds_content:{type:["boolean","null"]},presentation_skip_embedded_data:{type:["\
boolean","null"]},structured_output:{type:["boolean","null"]},structured_output_json_schema:{type:["string","null"]},structured_output_json_schema_name:{
type:["string","null"]},job_timeout_in_seconds:{type:["number","null"],minimum:120},job_timeout_extra_time_per_page_in_seconds:{
type:["number","null"]},page_error_tolerance:{type:["number","null"],minimum:0,maximum:1},replace_failed_page_mode:{type:[
"string","null"],enum:["raw_text","blank_page","error_message",null]},replace_failed_page_with_error_message_prefix:{type:[
"string","null"]},replace_failed_page_with_error_message_suffix:{type:["string","null"]},strict_mode_image_extraction:{type:[
"boolean","null"]},strict_mode_image_ocr:{type:["boolean","null"]},strict_mode_reconstruction:{type:["boolean","null"]},
strict_mode_buggy_font:{type:["boolean","null"]},invalidate_cache:{type:["boolean","null"]},do_not_cache:{type:["boolean",
"null"]},webhook_configurations:{type:["array","null"],items:{type:"object",properties:{webhook_url:{type:["string","nul\
l"],pattern:"^https?://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}"},webhook_events:{type:["array","null"],items:{type:"\
string",enum:["extract.pending","extract.success","extract.error","extract.partial_success","extract.cancelled","parse.p\
ending","parse.running","parse.success","parse.error","parse.partial_success","parse.cancelled","classify.pending","clas\
sify.running","classify.success","classify.error","classify.partial_success","classify.cancelled","sheets.pending","shee\
ts.success","sheets.error","sheets.partial_success","sheets.cancelled","split.pending","split.processing","split.success",
"split.error","split.cancelled","batch.pending","batch.running","batch.success","batch.error","batch.cancelled","unmappe\
d_event"]}},webhook_output_format:{type:["string","null"]},webhook_headers:{type:["object","null"],additionalProperties:{
type:["string","null"]}},webhook_signing_secret:{type:["string","null"]}},additionalProperties:!1}},webhook_url:{type:["\
string","null"],pattern:"^https://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}"},output_s3_path_prefix:{type:["string","n\
ull"],pattern:"^s3://[^/]"},output_s3_region:{type:["string","null"]},input_s3_path:{type:["string","null"]},input_s3_region:{
type:["string","null"]},input_url:{type:["string","null"]},http_proxy:{type:["string","null"]},priority:{type:["string",
"null"],enum:["low","medium","high","critical",null]},custom_metadata:{type:["object","null"],additionalProperties:!0},resource_info:{
type:["object","null"],additionalProperties:!0},project_id:{type:["string","null"]},max_pages_enforced:{type:["integer",
"null"]},internal_is_screenshot_job:{type:["boolean","null"]},type:{type:["string","null"],enum:["parse",null]},outputBucket:{
type:["string","null"]},pipeline_id:{type:["string","null"]}},additionalProperties:!1},unchecked_parameters:{type:["obje\
ct","null"],additionalProperties:!0},partitions:{type:["object","null"],properties:{data_source_id_partition:{type:["str\
ing","null"]},pipeline_id_partition:{type:["string","null"]},eval_dataset_id_partition:{type:["string","null"]},file_id_partition:{
type:["string","null"]},pipeline_file_id_partition:{type:["string","null"]},file_parsing_id_partition:{type:["string","n\
ull"]},extraction_schema_id_partition:{type:["string","null"]}},additionalProperties:!1},output_s3_path_prefix:{type:["s\
tring","null"],pattern:"^s3://[^/]"},output_s3_region:{type:["string","null"]},webhooks:{type:["array","null"],items:{type:"\
object",required:["url"],properties:{url:{type:"string",pattern:"^https?://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}"},
events:{type:["array","null"],items:{type:"string",enum:["extract.pending","extract.success","extract.error","extract.pa\
rtial_success","extract.cancelled","parse.pending","parse.running","parse.success","parse.error","parse.partial_success",
"parse.cancelled","classify.pending","classify.running","classify.success","classify.error","classify.partial_success","\
classify.cancelled","sheets.pending","sheets.success","sheets.error","sheets.partial_success","sheets.cancelled","split.\
pending","split.processing","split.success","split.error","split.cancelled","batch.pending","batch.running","batch.succe\
ss","batch.error","batch.cancelled","unmapped_event"]}},output_format:{type:["string","null"],enum:["string","json",null]},
headers:{type:["object","null"],additionalProperties:{type:["string","null"]}},signing_secret:{type:["string","null"]}},
additionalProperties:!1}},webhook_url:{type:["string","null"],pattern:"^https://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}"},
tracking:{type:["object","null"],properties:{correlation_id:{type:["string","null"],pattern:"^[0-9a-fA-F]{8}-[0-9a-fA-F]\
{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},session_id:{type:["string","null"],pattern:"^[0-9a-fA-F]{8}-[0-9a-f\
A-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},parent_job_execution_id:{type:["string","null"],pattern:"^[0-9a\
-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"},user_id:{type:["string","null"]}},additionalProperties:!1},
rerun:{type:["string","null"],minLength:1}},additionalProperties:!1}},additionalProperties:!1},V=new RegExp("^[a-z0-9]([\
-a-z0-9]{0,61}[a-z0-9])?$","u"),w=new RegExp("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{1\
2}$","u"),Z=new RegExp("^\\d+(-\\d+)?(,\\d+(-\\d+)?)*$","u"),L=new RegExp("^\\s*(0(\\.\\d+)?|\\.\\d+|1(\\.0+)?)(\\s*,\\s*(0(\\.\\d\
+)?|\\.\\d+|1(\\.0+)?)){3}\\s*$","u"),j=new RegExp("^https?://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}","u"),z=new RegExp(
"^https://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}","u"),F=new RegExp("^s3://[^/]","u"),N=Object.prototype.hasOwnProperty,
P=A().default;function q(d,{instancePath:s="",parentData:k,parentDataProperty:g,rootData:b=d}={}){let e=null,a=0;if(d&&typeof d==
"object"&&!Array.isArray(d)){if(d.apiVersion===void 0){let c={instancePath:s,schemaPath:"#/required",keyword:"required",
params:{missingProperty:"apiVersion"}};e===null?e=[c]:e.push(c),a++}if(d.kind===void 0){let c={instancePath:s,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"kind"}};e===null?e=[c]:e.push(c),a++}if(d.metadata===void 0){let c={
instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"}};e===null?e=[c]:e.push(c),
a++}if(d.spec===void 0){let c={instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:"spec"}};
e===null?e=[c]:e.push(c),a++}for(let c in d)if(!(c==="apiVersion"||c==="kind"||c==="metadata"||c==="spec")){let p={instancePath:s,
schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:c}};e===null?e=[p]:e.push(
p),a++}if(d.apiVersion!==void 0){let c=d.apiVersion;if(typeof c!="string"){let p={instancePath:s+"/apiVersion",schemaPath:"\
#/properties/apiVersion/type",keyword:"type",params:{type:"string"}};e===null?e=[p]:e.push(p),a++}if(c!=="parsebatch.dev\
/v1"){let p={instancePath:s+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue:"\
parsebatch.dev/v1"}};e===null?e=[p]:e.push(p),a++}}if(d.kind!==void 0){let c=d.kind;if(typeof c!="string"){let p={instancePath:s+
"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"}};e===null?e=[p]:e.push(p),a++}if(c!=="\
ParseBatch"){let p={instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"Pa\
rseBatch"}};e===null?e=[p]:e.push(p),a++}}if(d.metadata!==void 0){let c=d.metadata;if(c&&typeof c=="object"&&!Array.isArray(
c)){if(c.name===void 0){let p={instancePath:s+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",
params:{missingProperty:"name"}};e===null?e=[p]:e.push(p),a++}for(let p in c)if(!(p==="name"||p==="description"||p==="la\
bels")){let r={instancePath:s+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalPro\
perties",params:{additionalProperty:p}};e===null?e=[r]:e.push(r),a++}if(c.name!==void 0){let p=c.name;if(typeof p=="stri\
ng"){if(!V.test(p)){let r={instancePath:s+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"\
pattern",params:{pattern:"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"}};e===null?e=[r]:e.push(r),a++}}else{let r={instancePath:s+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"}};e===null?
e=[r]:e.push(r),a++}}if(c.description!==void 0){let p=c.description;if(typeof p!="string"&&p!==null){let r={instancePath:s+
"/metadata/description",schemaPath:"#/properties/metadata/properties/description/type",keyword:"type",params:{type:i.properties.
metadata.properties.description.type}};e===null?e=[r]:e.push(r),a++}}if(c.labels!==void 0){let p=c.labels;if(!(p&&typeof p==
"object"&&!Array.isArray(p))&&p!==null){let r={instancePath:s+"/metadata/labels",schemaPath:"#/properties/metadata/prope\
rties/labels/type",keyword:"type",params:{type:i.properties.metadata.properties.labels.type}};e===null?e=[r]:e.push(r),a++}
if(p&&typeof p=="object"&&!Array.isArray(p))for(let r in p){let t=p[r];if(typeof t!="string"&&t!==null){let m={instancePath:s+
"/metadata/labels/"+r.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/metadata/properties/labels/additio\
nalProperties/type",keyword:"type",params:{type:i.properties.metadata.properties.labels.additionalProperties.type}};e===
null?e=[m]:e.push(m),a++}}}}else{let p={instancePath:s+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",
params:{type:"object"}};e===null?e=[p]:e.push(p),a++}}if(d.spec!==void 0){let c=d.spec;if(c&&typeof c=="object"&&!Array.
isArray(c)){if(c.source===void 0){let p={instancePath:s+"/spec",schemaPath:"#/properties/spec/required",keyword:"require\
d",params:{missingProperty:"source"}};e===null?e=[p]:e.push(p),a++}for(let p in c)if(!N.call(i.properties.spec.properties,
p)){let r={instancePath:s+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:p}};e===null?e=[r]:e.push(r),a++}if(c.source!==void 0){let p=c.source,r=a,t=!1,m=null,o=a;if(p&&typeof p==
"object"&&!Array.isArray(p)&&p.directory_id===void 0){let n={instancePath:s+"/spec/source",schemaPath:"#/properties/spec\
/properties/source/oneOf/0/required",keyword:"required",params:{missingProperty:"directory_id"}};e===null?e=[n]:e.push(n),
a++}var h=o===a;h&&(t=!0,m=0);let _=a;if(p&&typeof p=="object"&&!Array.isArray(p)&&p.item_ids===void 0){let n={instancePath:s+
"/spec/source",schemaPath:"#/properties/spec/properties/source/oneOf/1/required",keyword:"required",params:{missingProperty:"\
item_ids"}};e===null?e=[n]:e.push(n),a++}var h=_===a;if(h&&t)t=!1,m=[m,1];else{h&&(t=!0,m=1);let n=a;if(p&&typeof p=="ob\
ject"&&!Array.isArray(p)&&p.files===void 0){let u={instancePath:s+"/spec/source",schemaPath:"#/properties/spec/propertie\
s/source/oneOf/2/required",keyword:"required",params:{missingProperty:"files"}};e===null?e=[u]:e.push(u),a++}var h=n===a;
h&&t?(t=!1,m=[m,2]):h&&(t=!0,m=2)}if(t)a=r,e!==null&&(r?e.length=r:e=null);else{let n={instancePath:s+"/spec/source",schemaPath:"\
#/properties/spec/properties/source/oneOf",keyword:"oneOf",params:{passingSchemas:m}};e===null?e=[n]:e.push(n),a++}if(p&&
typeof p=="object"&&!Array.isArray(p)){for(let n in p)if(!(n==="directory_id"||n==="item_ids"||n==="files"||n==="on_chan\
ge"||n==="stage"||n==="page_size"||n==="continue_as_new_threshold")){let l={instancePath:s+"/spec/source",schemaPath:"#/\
properties/spec/properties/source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:n}};e===
null?e=[l]:e.push(l),a++}if(p.directory_id!==void 0){let n=p.directory_id;if(typeof n=="string"){if(P(n)<1){let l={instancePath:s+
"/spec/source/directory_id",schemaPath:"#/properties/spec/properties/source/properties/directory_id/minLength",keyword:"\
minLength",params:{limit:1}};e===null?e=[l]:e.push(l),a++}}else{let l={instancePath:s+"/spec/source/directory_id",schemaPath:"\
#/properties/spec/properties/source/properties/directory_id/type",keyword:"type",params:{type:"string"}};e===null?e=[l]:
e.push(l),a++}}if(p.item_ids!==void 0){let n=p.item_ids;if(Array.isArray(n)){if(n.length<1){let u={instancePath:s+"/spec\
/source/item_ids",schemaPath:"#/properties/spec/properties/source/properties/item_ids/minItems",keyword:"minItems",params:{
limit:1}};e===null?e=[u]:e.push(u),a++}let l=n.length;for(let u=0;u<l;u++){let y=n[u];if(typeof y=="string"){if(P(y)<1){
let f={instancePath:s+"/spec/source/item_ids/"+u,schemaPath:"#/properties/spec/properties/source/properties/item_ids/ite\
ms/minLength",keyword:"minLength",params:{limit:1}};e===null?e=[f]:e.push(f),a++}}else{let f={instancePath:s+"/spec/sour\
ce/item_ids/"+u,schemaPath:"#/properties/spec/properties/source/properties/item_ids/items/type",keyword:"type",params:{type:"\
string"}};e===null?e=[f]:e.push(f),a++}}}else{let l={instancePath:s+"/spec/source/item_ids",schemaPath:"#/properties/spe\
c/properties/source/properties/item_ids/type",keyword:"type",params:{type:"array"}};e===null?e=[l]:e.push(l),a++}}if(p.files!==
void 0){let n=p.files;if(Array.isArray(n)){if(n.length<1){let u={instancePath:s+"/spec/source/files",schemaPath:"#/prope\
rties/spec/properties/source/properties/files/minItems",keyword:"minItems",params:{limit:1}};e===null?e=[u]:e.push(u),a++}
let l=n.length;for(let u=0;u<l;u++){let y=n[u];if(typeof y=="string"){if(P(y)<1){let f={instancePath:s+"/spec/source/fil\
es/"+u,schemaPath:"#/properties/spec/properties/source/properties/files/items/minLength",keyword:"minLength",params:{limit:1}};
e===null?e=[f]:e.push(f),a++}}else{let f={instancePath:s+"/spec/source/files/"+u,schemaPath:"#/properties/spec/propertie\
s/source/properties/files/items/type",keyword:"type",params:{type:"string"}};e===null?e=[f]:e.push(f),a++}}}else{let l={
instancePath:s+"/spec/source/files",schemaPath:"#/properties/spec/properties/source/properties/files/type",keyword:"type",
params:{type:"array"}};e===null?e=[l]:e.push(l),a++}}if(p.on_change!==void 0){let n=p.on_change;if(typeof n!="string"&&n!==
null){let l={instancePath:s+"/spec/source/on_change",schemaPath:"#/properties/spec/properties/source/properties/on_chang\
e/type",keyword:"type",params:{type:i.properties.spec.properties.source.properties.on_change.type}};e===null?e=[l]:e.push(
l),a++}if(!(n==="hold"||n==="new"||n==="all"||n===null)){let l={instancePath:s+"/spec/source/on_change",schemaPath:"#/pr\
operties/spec/properties/source/properties/on_change/enum",keyword:"enum",params:{allowedValues:i.properties.spec.properties.
source.properties.on_change.enum}};e===null?e=[l]:e.push(l),a++}}if(p.stage!==void 0){let n=p.stage;if(typeof n!="boolea\
n"&&n!==null){let l={instancePath:s+"/spec/source/stage",schemaPath:"#/properties/spec/properties/source/properties/stag\
e/type",keyword:"type",params:{type:i.properties.spec.properties.source.properties.stage.type}};e===null?e=[l]:e.push(l),
a++}}if(p.page_size!==void 0){let n=p.page_size;if(!(typeof n=="number"&&!(n%1)&&!isNaN(n)&&isFinite(n))&&n!==null){let l={
instancePath:s+"/spec/source/page_size",schemaPath:"#/properties/spec/properties/source/properties/page_size/type",keyword:"\
type",params:{type:i.properties.spec.properties.source.properties.page_size.type}};e===null?e=[l]:e.push(l),a++}if(typeof n==
"number"&&isFinite(n)){if(n>1e3||isNaN(n)){let l={instancePath:s+"/spec/source/page_size",schemaPath:"#/properties/spec/\
properties/source/properties/page_size/maximum",keyword:"maximum",params:{comparison:"<=",limit:1e3}};e===null?e=[l]:e.push(
l),a++}if(n<1||isNaN(n)){let l={instancePath:s+"/spec/source/page_size",schemaPath:"#/properties/spec/properties/source/\
properties/page_size/minimum",keyword:"minimum",params:{comparison:">=",limit:1}};e===null?e=[l]:e.push(l),a++}}}if(p.continue_as_new_threshold!==
void 0){let n=p.continue_as_new_threshold;if(!(typeof n=="number"&&!(n%1)&&!isNaN(n)&&isFinite(n))&&n!==null){let l={instancePath:s+
"/spec/source/continue_as_new_threshold",schemaPath:"#/properties/spec/properties/source/properties/continue_as_new_thre\
shold/type",keyword:"type",params:{type:i.properties.spec.properties.source.properties.continue_as_new_threshold.type}};
e===null?e=[l]:e.push(l),a++}if(typeof n=="number"&&isFinite(n)&&(n<1||isNaN(n))){let l={instancePath:s+"/spec/source/co\
ntinue_as_new_threshold",schemaPath:"#/properties/spec/properties/source/properties/continue_as_new_threshold/minimum",keyword:"\
minimum",params:{comparison:">=",limit:1}};e===null?e=[l]:e.push(l),a++}}}else{let n={instancePath:s+"/spec/source",schemaPath:"\
#/properties/spec/properties/source/type",keyword:"type",params:{type:"object"}};e===null?e=[n]:e.push(n),a++}}if(c.project_id!==
void 0){let p=c.project_id;if(typeof p!="string"&&p!==null){let r={instancePath:s+"/spec/project_id",schemaPath:"#/prope\
rties/spec/properties/project_id/type",keyword:"type",params:{type:i.properties.spec.properties.project_id.type}};e===null?
e=[r]:e.push(r),a++}if(typeof p=="string"&&!w.test(p)){let r={instancePath:s+"/spec/project_id",schemaPath:"#/properties\
/spec/properties/project_id/pattern",keyword:"pattern",params:{pattern:"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0\
-9a-fA-F]{4}-[0-9a-fA-F]{12}$"}};e===null?e=[r]:e.push(r),a++}}if(c.organization_id!==void 0){let p=c.organization_id;if(typeof p!=
"string"&&p!==null){let r={instancePath:s+"/spec/organization_id",schemaPath:"#/properties/spec/properties/organization_\
id/type",keyword:"type",params:{type:i.properties.spec.properties.organization_id.type}};e===null?e=[r]:e.push(r),a++}if(typeof p==
"string"&&!w.test(p)){let r={instancePath:s+"/spec/organization_id",schemaPath:"#/properties/spec/properties/organizatio\
n_id/pattern",keyword:"pattern",params:{pattern:"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F\
]{12}$"}};e===null?e=[r]:e.push(r),a++}}if(c.parameters!==void 0){let p=c.parameters;if(!(p&&typeof p=="object"&&!Array.
isArray(p))&&p!==null){let r={instancePath:s+"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/type",
keyword:"type",params:{type:i.properties.spec.properties.parameters.type}};e===null?e=[r]:e.push(r),a++}if(p&&typeof p==
"object"&&!Array.isArray(p)){for(let r in p)if(!N.call(i.properties.spec.properties.parameters.properties,r)){let t={instancePath:s+
"/spec/parameters",schemaPath:"#/properties/spec/properties/parameters/additionalProperties",keyword:"additionalProperti\
es",params:{additionalProperty:r}};e===null?e=[t]:e.push(t),a++}if(p.parse_mode!==void 0){let r=p.parse_mode;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/parse_mode",schemaPath:"#/properties/spec/properties/paramet\
ers/properties/parse_mode/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.parse_mode.
type}};e===null?e=[t]:e.push(t),a++}if(!(r==="parse_page_without_llm"||r==="parse_page_with_llm"||r==="parse_page_with_l\
vm"||r==="parse_page_with_agent"||r==="parse_page_with_layout_agent"||r==="parse_document_with_llm"||r==="parse_document\
_with_lvm"||r==="parse_document_with_agent"||r===null)){let t={instancePath:s+"/spec/parameters/parse_mode",schemaPath:"\
#/properties/spec/properties/parameters/properties/parse_mode/enum",keyword:"enum",params:{allowedValues:i.properties.spec.
properties.parameters.properties.parse_mode.enum}};e===null?e=[t]:e.push(t),a++}}if(p.tier!==void 0){let r=p.tier;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/tier",schemaPath:"#/properties/spec/properties/parameters/pr\
operties/tier/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.tier.type}};e===null?
e=[t]:e.push(t),a++}}if(p.version!==void 0){let r=p.version;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spe\
c/parameters/version",schemaPath:"#/properties/spec/properties/parameters/properties/version/type",keyword:"type",params:{
type:i.properties.spec.properties.parameters.properties.version.type}};e===null?e=[t]:e.push(t),a++}}if(p.enable_cost_optimizer!==
void 0){let r=p.enable_cost_optimizer;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/enable_c\
ost_optimizer",schemaPath:"#/properties/spec/properties/parameters/properties/enable_cost_optimizer/type",keyword:"type",
params:{type:i.properties.spec.properties.parameters.properties.enable_cost_optimizer.type}};e===null?e=[t]:e.push(t),a++}}
if(p.preset!==void 0){let r=p.preset;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/preset",schemaPath:"\
#/properties/spec/properties/parameters/properties/preset/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.preset.type}};e===null?e=[t]:e.push(t),a++}}if(p.fast_mode!==void 0){let r=p.fast_mode;if(typeof r!=
"boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/fast_mode",schemaPath:"#/properties/spec/properties/paramet\
ers/properties/fast_mode/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.fast_mode.
type}};e===null?e=[t]:e.push(t),a++}}if(p.premium_mode!==void 0){let r=p.premium_mode;if(typeof r!="boolean"&&r!==null){
let t={instancePath:s+"/spec/parameters/premium_mode",schemaPath:"#/properties/spec/properties/parameters/properties/pre\
mium_mode/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.premium_mode.type}};e===null?
e=[t]:e.push(t),a++}}if(p.continuous_mode!==void 0){let r=p.continuous_mode;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+
"/spec/parameters/continuous_mode",schemaPath:"#/properties/spec/properties/parameters/properties/continuous_mode/type",
keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.continuous_mode.type}};e===null?e=[t]:e.push(
t),a++}}if(p.use_vendor_multimodal_model!==void 0){let r=p.use_vendor_multimodal_model;if(typeof r!="boolean"&&r!==null){
let t={instancePath:s+"/spec/parameters/use_vendor_multimodal_model",schemaPath:"#/properties/spec/properties/parameters\
/properties/use_vendor_multimodal_model/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
use_vendor_multimodal_model.type}};e===null?e=[t]:e.push(t),a++}}if(p.gpt4o_mode!==void 0){let r=p.gpt4o_mode;if(typeof r!=
"boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/gpt4o_mode",schemaPath:"#/properties/spec/properties/parame\
ters/properties/gpt4o_mode/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.gpt4o_mode.
type}};e===null?e=[t]:e.push(t),a++}}if(p.auto_mode!==void 0){let r=p.auto_mode;if(typeof r!="boolean"&&r!==null){let t={
instancePath:s+"/spec/parameters/auto_mode",schemaPath:"#/properties/spec/properties/parameters/properties/auto_mode/typ\
e",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.auto_mode.type}};e===null?e=[t]:e.push(
t),a++}}if(p.auto_mode_trigger_on_regexp_in_page!==void 0){let r=p.auto_mode_trigger_on_regexp_in_page;if(typeof r!="str\
ing"&&r!==null){let t={instancePath:s+"/spec/parameters/auto_mode_trigger_on_regexp_in_page",schemaPath:"#/properties/sp\
ec/properties/parameters/properties/auto_mode_trigger_on_regexp_in_page/type",keyword:"type",params:{type:i.properties.spec.
properties.parameters.properties.auto_mode_trigger_on_regexp_in_page.type}};e===null?e=[t]:e.push(t),a++}}if(p.auto_mode_trigger_on_text_in_page!==
void 0){let r=p.auto_mode_trigger_on_text_in_page;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/paramete\
rs/auto_mode_trigger_on_text_in_page",schemaPath:"#/properties/spec/properties/parameters/properties/auto_mode_trigger_o\
n_text_in_page/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.auto_mode_trigger_on_text_in_page.
type}};e===null?e=[t]:e.push(t),a++}}if(p.auto_mode_trigger_on_table_in_page!==void 0){let r=p.auto_mode_trigger_on_table_in_page;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/auto_mode_trigger_on_table_in_page",schemaPath:"\
#/properties/spec/properties/parameters/properties/auto_mode_trigger_on_table_in_page/type",keyword:"type",params:{type:i.
properties.spec.properties.parameters.properties.auto_mode_trigger_on_table_in_page.type}};e===null?e=[t]:e.push(t),a++}}
if(p.auto_mode_trigger_on_image_in_page!==void 0){let r=p.auto_mode_trigger_on_image_in_page;if(typeof r!="boolean"&&r!==
null){let t={instancePath:s+"/spec/parameters/auto_mode_trigger_on_image_in_page",schemaPath:"#/properties/spec/properti\
es/parameters/properties/auto_mode_trigger_on_image_in_page/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.auto_mode_trigger_on_image_in_page.type}};e===null?e=[t]:e.push(t),a++}}if(p.auto_mode_configuration_json!==
void 0){let r=p.auto_mode_configuration_json;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/au\
to_mode_configuration_json",schemaPath:"#/properties/spec/properties/parameters/properties/auto_mode_configuration_json/\
type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.auto_mode_configuration_json.type}};
e===null?e=[t]:e.push(t),a++}}if(p.model!==void 0){let r=p.model;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/model",schemaPath:"#/properties/spec/properties/parameters/properties/model/type",keyword:"type",params:{
type:i.properties.spec.properties.parameters.properties.model.type}};e===null?e=[t]:e.push(t),a++}}if(p.vendor_multimodal_model_name!==
void 0){let r=p.vendor_multimodal_model_name;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/ve\
ndor_multimodal_model_name",schemaPath:"#/properties/spec/properties/parameters/properties/vendor_multimodal_model_name/\
type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.vendor_multimodal_model_name.type}};
e===null?e=[t]:e.push(t),a++}}if(p.vendor_multimodal_api_key!==void 0){let r=p.vendor_multimodal_api_key;if(typeof r!="s\
tring"&&r!==null){let t={instancePath:s+"/spec/parameters/vendor_multimodal_api_key",schemaPath:"#/properties/spec/prope\
rties/parameters/properties/vendor_multimodal_api_key/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.vendor_multimodal_api_key.type}};e===null?e=[t]:e.push(t),a++}}if(p.gpt4o_api_key!==void 0){let r=p.gpt4o_api_key;
if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/gpt4o_api_key",schemaPath:"#/properties/spec/pr\
operties/parameters/properties/gpt4o_api_key/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
gpt4o_api_key.type}};e===null?e=[t]:e.push(t),a++}}if(p.azure_openai_deployment_name!==void 0){let r=p.azure_openai_deployment_name;
if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/azure_openai_deployment_name",schemaPath:"#/pro\
perties/spec/properties/parameters/properties/azure_openai_deployment_name/type",keyword:"type",params:{type:i.properties.
spec.properties.parameters.properties.azure_openai_deployment_name.type}};e===null?e=[t]:e.push(t),a++}}if(p.azure_openai_endpoint!==
void 0){let r=p.azure_openai_endpoint;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/azure_ope\
nai_endpoint",schemaPath:"#/properties/spec/properties/parameters/properties/azure_openai_endpoint/type",keyword:"type",
params:{type:i.properties.spec.properties.parameters.properties.azure_openai_endpoint.type}};e===null?e=[t]:e.push(t),a++}}
if(p.azure_openai_api_version!==void 0){let r=p.azure_openai_api_version;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/azure_openai_api_version",schemaPath:"#/properties/spec/properties/parameters/properties/azure_openai_\
api_version/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.azure_openai_api_version.
type}};e===null?e=[t]:e.push(t),a++}}if(p.azure_openai_key!==void 0){let r=p.azure_openai_key;if(typeof r!="string"&&r!==
null){let t={instancePath:s+"/spec/parameters/azure_openai_key",schemaPath:"#/properties/spec/properties/parameters/prop\
erties/azure_openai_key/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.azure_openai_key.
type}};e===null?e=[t]:e.push(t),a++}}if(p.user_prompt!==void 0){let r=p.user_prompt;if(typeof r!="string"&&r!==null){let t={
instancePath:s+"/spec/parameters/user_prompt",schemaPath:"#/properties/spec/properties/parameters/properties/user_prompt\
/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.user_prompt.type}};e===null?e=[t]:
e.push(t),a++}}if(p.system_prompt!==void 0){let r=p.system_prompt;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/system_prompt",schemaPath:"#/properties/spec/properties/parameters/properties/system_prompt/type",keyword:"\
type",params:{type:i.properties.spec.properties.parameters.properties.system_prompt.type}};e===null?e=[t]:e.push(t),a++}}
if(p.system_prompt_append!==void 0){let r=p.system_prompt_append;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/system_prompt_append",schemaPath:"#/properties/spec/properties/parameters/properties/system_prompt_app\
end/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.system_prompt_append.type}};e===
null?e=[t]:e.push(t),a++}}if(p.parsing_instruction!==void 0){let r=p.parsing_instruction;if(typeof r!="string"&&r!==null){
let t={instancePath:s+"/spec/parameters/parsing_instruction",schemaPath:"#/properties/spec/properties/parameters/propert\
ies/parsing_instruction/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.parsing_instruction.
type}};e===null?e=[t]:e.push(t),a++}}if(p.is_formatting_instruction!==void 0){let r=p.is_formatting_instruction;if(typeof r!=
"boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/is_formatting_instruction",schemaPath:"#/properties/spec/pr\
operties/parameters/properties/is_formatting_instruction/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.is_formatting_instruction.type}};e===null?e=[t]:e.push(t),a++}}if(p.formatting_instruction!==void 0){
let r=p.formatting_instruction;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/formatting_instr\
uction",schemaPath:"#/properties/spec/properties/parameters/properties/formatting_instruction/type",keyword:"type",params:{
type:i.properties.spec.properties.parameters.properties.formatting_instruction.type}};e===null?e=[t]:e.push(t),a++}}if(p.
complemental_formatting_instruction!==void 0){let r=p.complemental_formatting_instruction;if(typeof r!="string"&&r!==null){
let t={instancePath:s+"/spec/parameters/complemental_formatting_instruction",schemaPath:"#/properties/spec/properties/pa\
rameters/properties/complemental_formatting_instruction/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.complemental_formatting_instruction.type}};e===null?e=[t]:e.push(t),a++}}if(p.content_guideline_instruction!==
void 0){let r=p.content_guideline_instruction;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/c\
ontent_guideline_instruction",schemaPath:"#/properties/spec/properties/parameters/properties/content_guideline_instructi\
on/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.content_guideline_instruction.type}};
e===null?e=[t]:e.push(t),a++}}if(p.target_pages!==void 0){let r=p.target_pages;if(typeof r!="string"&&!(typeof r=="numbe\
r"&&!(r%1)&&!isNaN(r)&&isFinite(r))&&r!==null){let t={instancePath:s+"/spec/parameters/target_pages",schemaPath:"#/prope\
rties/spec/properties/parameters/properties/target_pages/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.target_pages.type}};e===null?e=[t]:e.push(t),a++}if(typeof r=="number"&&isFinite(r)&&(r<0||isNaN(r))){
let t={instancePath:s+"/spec/parameters/target_pages",schemaPath:"#/properties/spec/properties/parameters/properties/tar\
get_pages/minimum",keyword:"minimum",params:{comparison:">=",limit:0}};e===null?e=[t]:e.push(t),a++}if(typeof r=="string"&&
!Z.test(r)){let t={instancePath:s+"/spec/parameters/target_pages",schemaPath:"#/properties/spec/properties/parameters/pr\
operties/target_pages/pattern",keyword:"pattern",params:{pattern:"^\\d+(-\\d+)?(,\\d+(-\\d+)?)*$"}};e===null?e=[t]:e.push(
t),a++}}if(p.max_pages!==void 0){let r=p.max_pages;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))&&r!==null){let t={
instancePath:s+"/spec/parameters/max_pages",schemaPath:"#/properties/spec/properties/parameters/properties/max_pages/typ\
e",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.max_pages.type}};e===null?e=[t]:e.push(
t),a++}if(typeof r=="number"&&isFinite(r)&&(r<0||isNaN(r))){let t={instancePath:s+"/spec/parameters/max_pages",schemaPath:"\
#/properties/spec/properties/parameters/properties/max_pages/minimum",keyword:"minimum",params:{comparison:">=",limit:0}};
e===null?e=[t]:e.push(t),a++}}if(p.bbox_top!==void 0){let r=p.bbox_top;if(!(typeof r=="number"&&isFinite(r))&&r!==null){
let t={instancePath:s+"/spec/parameters/bbox_top",schemaPath:"#/properties/spec/properties/parameters/properties/bbox_to\
p/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.bbox_top.type}};e===null?e=[t]:e.
push(t),a++}if(typeof r=="number"&&isFinite(r)){if(r>1||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_top",schemaPath:"\
#/properties/spec/properties/parameters/properties/bbox_top/maximum",keyword:"maximum",params:{comparison:"<=",limit:1}};
e===null?e=[t]:e.push(t),a++}if(r<0||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_top",schemaPath:"#/propertie\
s/spec/properties/parameters/properties/bbox_top/minimum",keyword:"minimum",params:{comparison:">=",limit:0}};e===null?e=
[t]:e.push(t),a++}}}if(p.bbox_right!==void 0){let r=p.bbox_right;if(!(typeof r=="number"&&isFinite(r))&&r!==null){let t={
instancePath:s+"/spec/parameters/bbox_right",schemaPath:"#/properties/spec/properties/parameters/properties/bbox_right/t\
ype",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.bbox_right.type}};e===null?e=[t]:e.push(
t),a++}if(typeof r=="number"&&isFinite(r)){if(r>1||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_right",schemaPath:"\
#/properties/spec/properties/parameters/properties/bbox_right/maximum",keyword:"maximum",params:{comparison:"<=",limit:1}};
e===null?e=[t]:e.push(t),a++}if(r<0||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_right",schemaPath:"#/propert\
ies/spec/properties/parameters/properties/bbox_right/minimum",keyword:"minimum",params:{comparison:">=",limit:0}};e===null?
e=[t]:e.push(t),a++}}}if(p.bbox_bottom!==void 0){let r=p.bbox_bottom;if(!(typeof r=="number"&&isFinite(r))&&r!==null){let t={
instancePath:s+"/spec/parameters/bbox_bottom",schemaPath:"#/properties/spec/properties/parameters/properties/bbox_bottom\
/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.bbox_bottom.type}};e===null?e=[t]:
e.push(t),a++}if(typeof r=="number"&&isFinite(r)){if(r>1||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_bottom",
schemaPath:"#/properties/spec/properties/parameters/properties/bbox_bottom/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:1}};e===null?e=[t]:e.push(t),a++}if(r<0||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_bottom",schemaPath:"\
#/properties/spec/properties/parameters/properties/bbox_bottom/minimum",keyword:"minimum",params:{comparison:">=",limit:0}};
e===null?e=[t]:e.push(t),a++}}}if(p.bbox_left!==void 0){let r=p.bbox_left;if(!(typeof r=="number"&&isFinite(r))&&r!==null){
let t={instancePath:s+"/spec/parameters/bbox_left",schemaPath:"#/properties/spec/properties/parameters/properties/bbox_l\
eft/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.bbox_left.type}};e===null?e=[t]:
e.push(t),a++}if(typeof r=="number"&&isFinite(r)){if(r>1||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_left",schemaPath:"\
#/properties/spec/properties/parameters/properties/bbox_left/maximum",keyword:"maximum",params:{comparison:"<=",limit:1}};
e===null?e=[t]:e.push(t),a++}if(r<0||isNaN(r)){let t={instancePath:s+"/spec/parameters/bbox_left",schemaPath:"#/properti\
es/spec/properties/parameters/properties/bbox_left/minimum",keyword:"minimum",params:{comparison:">=",limit:0}};e===null?
e=[t]:e.push(t),a++}}}if(p.bounding_box!==void 0){let r=p.bounding_box;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/bounding_box",schemaPath:"#/properties/spec/properties/parameters/properties/bounding_box/type",keyword:"\
type",params:{type:i.properties.spec.properties.parameters.properties.bounding_box.type}};e===null?e=[t]:e.push(t),a++}if(typeof r==
"string"&&!L.test(r)){let t={instancePath:s+"/spec/parameters/bounding_box",schemaPath:"#/properties/spec/properties/par\
ameters/properties/bounding_box/pattern",keyword:"pattern",params:{pattern:"^\\s*(0(\\.\\d+)?|\\.\\d+|1(\\.0+)?)(\\s*,\\s*(0(\\.\\\
d+)?|\\.\\d+|1(\\.0+)?)){3}\\s*$"}};e===null?e=[t]:e.push(t),a++}}if(p.languages!==void 0){let r=p.languages;if(!Array.isArray(
r)&&r!==null){let t={instancePath:s+"/spec/parameters/languages",schemaPath:"#/properties/spec/properties/parameters/pro\
perties/languages/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.languages.type}};
e===null?e=[t]:e.push(t),a++}if(Array.isArray(r)){if(r.length<1){let m={instancePath:s+"/spec/parameters/languages",schemaPath:"\
#/properties/spec/properties/parameters/properties/languages/minItems",keyword:"minItems",params:{limit:1}};e===null?e=[
m]:e.push(m),a++}let t=r.length;for(let m=0;m<t;m++){let o=r[m];if(typeof o!="string"){let _={instancePath:s+"/spec/para\
meters/languages/"+m,schemaPath:"#/properties/spec/properties/parameters/properties/languages/items/type",keyword:"type",
params:{type:"string"}};e===null?e=[_]:e.push(_),a++}if(!(o==="af"||o==="az"||o==="bs"||o==="cs"||o==="cy"||o==="da"||o===
"de"||o==="en"||o==="es"||o==="et"||o==="fr"||o==="ga"||o==="hr"||o==="hu"||o==="id"||o==="is"||o==="it"||o==="ku"||o===
"la"||o==="lt"||o==="lv"||o==="mi"||o==="ms"||o==="mt"||o==="nl"||o==="no"||o==="oc"||o==="pi"||o==="pl"||o==="pt"||o===
"ro"||o==="rs_latin"||o==="sk"||o==="sl"||o==="sq"||o==="sv"||o==="sw"||o==="tl"||o==="tr"||o==="uz"||o==="vi"||o==="ar"||
o==="fa"||o==="ug"||o==="ur"||o==="bn"||o==="as"||o==="mni"||o==="ru"||o==="rs_cyrillic"||o==="be"||o==="bg"||o==="uk"||
o==="mn"||o==="abq"||o==="ady"||o==="kbd"||o==="ava"||o==="dar"||o==="inh"||o==="che"||o==="lbe"||o==="lez"||o==="tab"||
o==="tjk"||o==="hi"||o==="mr"||o==="ne"||o==="bh"||o==="mai"||o==="ang"||o==="bho"||o==="mah"||o==="sck"||o==="new"||o===
"gom"||o==="sa"||o==="bgc"||o==="th"||o==="ch_sim"||o==="ch_tra"||o==="ja"||o==="ko"||o==="ta"||o==="te"||o==="kn")){let _={
instancePath:s+"/spec/parameters/languages/"+m,schemaPath:"#/properties/spec/properties/parameters/properties/languages/\
items/enum",keyword:"enum",params:{allowedValues:i.properties.spec.properties.parameters.properties.languages.items.enum}};
e===null?e=[_]:e.push(_),a++}}}}if(p.disable_ocr!==void 0){let r=p.disable_ocr;if(typeof r!="boolean"&&r!==null){let t={
instancePath:s+"/spec/parameters/disable_ocr",schemaPath:"#/properties/spec/properties/parameters/properties/disable_ocr\
/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.disable_ocr.type}};e===null?e=[t]:
e.push(t),a++}}if(p.skip_diagonal_text!==void 0){let r=p.skip_diagonal_text;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+
"/spec/parameters/skip_diagonal_text",schemaPath:"#/properties/spec/properties/parameters/properties/skip_diagonal_text/\
type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.skip_diagonal_text.type}};e===null?
e=[t]:e.push(t),a++}}if(p.high_res_ocr!==void 0){let r=p.high_res_ocr;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+
"/spec/parameters/high_res_ocr",schemaPath:"#/properties/spec/properties/parameters/properties/high_res_ocr/type",keyword:"\
type",params:{type:i.properties.spec.properties.parameters.properties.high_res_ocr.type}};e===null?e=[t]:e.push(t),a++}}
if(p.remove_hidden_text!==void 0){let r=p.remove_hidden_text;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/s\
pec/parameters/remove_hidden_text",schemaPath:"#/properties/spec/properties/parameters/properties/remove_hidden_text/typ\
e",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.remove_hidden_text.type}};e===null?e=[
t]:e.push(t),a++}}if(p.lang!==void 0){let r=p.lang;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/paramet\
ers/lang",schemaPath:"#/properties/spec/properties/parameters/properties/lang/type",keyword:"type",params:{type:i.properties.
spec.properties.parameters.properties.lang.type}};e===null?e=[t]:e.push(t),a++}}if(p.extract_layout!==void 0){let r=p.extract_layout;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/extract_layout",schemaPath:"#/properties/spec/\
properties/parameters/properties/extract_layout/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.extract_layout.type}};e===null?e=[t]:e.push(t),a++}}if(p.layout_aware!==void 0){let r=p.layout_aware;if(typeof r!=
"boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/layout_aware",schemaPath:"#/properties/spec/properties/para\
meters/properties/layout_aware/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.layout_aware.
type}};e===null?e=[t]:e.push(t),a++}}if(p.precise_bounding_box!==void 0){let r=p.precise_bounding_box;if(typeof r!="bool\
ean"&&r!==null){let t={instancePath:s+"/spec/parameters/precise_bounding_box",schemaPath:"#/properties/spec/properties/p\
arameters/properties/precise_bounding_box/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
precise_bounding_box.type}};e===null?e=[t]:e.push(t),a++}}if(p.line_level_bounding_box!==void 0){let r=p.line_level_bounding_box;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/line_level_bounding_box",schemaPath:"#/propert\
ies/spec/properties/parameters/properties/line_level_bounding_box/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.line_level_bounding_box.type}};e===null?e=[t]:e.push(t),a++}}if(p.ignore_document_elements_for_layout_detection!==
void 0){let r=p.ignore_document_elements_for_layout_detection;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/\
spec/parameters/ignore_document_elements_for_layout_detection",schemaPath:"#/properties/spec/properties/parameters/prope\
rties/ignore_document_elements_for_layout_detection/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.ignore_document_elements_for_layout_detection.type}};e===null?e=[t]:e.push(t),a++}}if(p.adaptive_long_table!==
void 0){let r=p.adaptive_long_table;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/adaptive_l\
ong_table",schemaPath:"#/properties/spec/properties/parameters/properties/adaptive_long_table/type",keyword:"type",params:{
type:i.properties.spec.properties.parameters.properties.adaptive_long_table.type}};e===null?e=[t]:e.push(t),a++}}if(p.compact_markdown_table!==
void 0){let r=p.compact_markdown_table;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/compact\
_markdown_table",schemaPath:"#/properties/spec/properties/parameters/properties/compact_markdown_table/type",keyword:"ty\
pe",params:{type:i.properties.spec.properties.parameters.properties.compact_markdown_table.type}};e===null?e=[t]:e.push(
t),a++}}if(p.outlined_table_extraction!==void 0){let r=p.outlined_table_extraction;if(typeof r!="boolean"&&r!==null){let t={
instancePath:s+"/spec/parameters/outlined_table_extraction",schemaPath:"#/properties/spec/properties/parameters/properti\
es/outlined_table_extraction/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.outlined_table_extraction.
type}};e===null?e=[t]:e.push(t),a++}}if(p.aggressive_table_extraction!==void 0){let r=p.aggressive_table_extraction;if(typeof r!=
"boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/aggressive_table_extraction",schemaPath:"#/properties/spec/\
properties/parameters/properties/aggressive_table_extraction/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.aggressive_table_extraction.type}};e===null?e=[t]:e.push(t),a++}}if(p.merge_tables_across_pages_in_markdown!==
void 0){let r=p.merge_tables_across_pages_in_markdown;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/par\
ameters/merge_tables_across_pages_in_markdown",schemaPath:"#/properties/spec/properties/parameters/properties/merge_tabl\
es_across_pages_in_markdown/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.merge_tables_across_pages_in_markdown.
type}};e===null?e=[t]:e.push(t),a++}}if(p.guess_xlsx_sheet_name!==void 0){let r=p.guess_xlsx_sheet_name;if(typeof r!="bo\
olean"&&r!==null){let t={instancePath:s+"/spec/parameters/guess_xlsx_sheet_name",schemaPath:"#/properties/spec/propertie\
s/parameters/properties/guess_xlsx_sheet_name/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.guess_xlsx_sheet_name.type}};e===null?e=[t]:e.push(t),a++}}if(p.keep_page_separator_when_merging_tables!==void 0){
let r=p.keep_page_separator_when_merging_tables;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameter\
s/keep_page_separator_when_merging_tables",schemaPath:"#/properties/spec/properties/parameters/properties/keep_page_sepa\
rator_when_merging_tables/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.keep_page_separator_when_merging_tables.
type}};e===null?e=[t]:e.push(t),a++}}if(p.output_tables_as_HTML!==void 0){let r=p.output_tables_as_HTML;if(typeof r!="bo\
olean"&&r!==null){let t={instancePath:s+"/spec/parameters/output_tables_as_HTML",schemaPath:"#/properties/spec/propertie\
s/parameters/properties/output_tables_as_HTML/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.output_tables_as_HTML.type}};e===null?e=[t]:e.push(t),a++}}if(p.markdown_table_multiline_header_separator!==void 0){
let r=p.markdown_table_multiline_header_separator;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/paramete\
rs/markdown_table_multiline_header_separator",schemaPath:"#/properties/spec/properties/parameters/properties/markdown_ta\
ble_multiline_header_separator/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.markdown_table_multiline_header_separator.
type}};e===null?e=[t]:e.push(t),a++}}if(p.specialized_chart_parsing_agentic!==void 0){let r=p.specialized_chart_parsing_agentic;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/specialized_chart_parsing_agentic",schemaPath:"\
#/properties/spec/properties/parameters/properties/specialized_chart_parsing_agentic/type",keyword:"type",params:{type:i.
properties.spec.properties.parameters.properties.specialized_chart_parsing_agentic.type}};e===null?e=[t]:e.push(t),a++}}
if(p.specialized_chart_parsing_plus!==void 0){let r=p.specialized_chart_parsing_plus;if(typeof r!="boolean"&&r!==null){let t={
instancePath:s+"/spec/parameters/specialized_chart_parsing_plus",schemaPath:"#/properties/spec/properties/parameters/pro\
perties/specialized_chart_parsing_plus/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
specialized_chart_parsing_plus.type}};e===null?e=[t]:e.push(t),a++}}if(p.specialized_chart_parsing_efficient!==void 0){let r=p.
specialized_chart_parsing_efficient;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/specialize\
d_chart_parsing_efficient",schemaPath:"#/properties/spec/properties/parameters/properties/specialized_chart_parsing_effi\
cient/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.specialized_chart_parsing_efficient.
type}};e===null?e=[t]:e.push(t),a++}}if(p.specialized_image_parsing!==void 0){let r=p.specialized_image_parsing;if(typeof r!=
"boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/specialized_image_parsing",schemaPath:"#/properties/spec/pr\
operties/parameters/properties/specialized_image_parsing/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.specialized_image_parsing.type}};e===null?e=[t]:e.push(t),a++}}if(p.extract_charts!==void 0){let r=p.
extract_charts;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/extract_charts",schemaPath:"#/p\
roperties/spec/properties/parameters/properties/extract_charts/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.extract_charts.type}};e===null?e=[t]:e.push(t),a++}}if(p.disable_image_extraction!==void 0){let r=p.
disable_image_extraction;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/disable_image_extract\
ion",schemaPath:"#/properties/spec/properties/parameters/properties/disable_image_extraction/type",keyword:"type",params:{
type:i.properties.spec.properties.parameters.properties.disable_image_extraction.type}};e===null?e=[t]:e.push(t),a++}}if(p.
take_screenshot!==void 0){let r=p.take_screenshot;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/paramet\
ers/take_screenshot",schemaPath:"#/properties/spec/properties/parameters/properties/take_screenshot/type",keyword:"type",
params:{type:i.properties.spec.properties.parameters.properties.take_screenshot.type}};e===null?e=[t]:e.push(t),a++}}if(p.
inline_images_in_markdown!==void 0){let r=p.inline_images_in_markdown;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+
"/spec/parameters/inline_images_in_markdown",schemaPath:"#/properties/spec/properties/parameters/properties/inline_image\
s_in_markdown/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.inline_images_in_markdown.
type}};e===null?e=[t]:e.push(t),a++}}if(p.save_images!==void 0){let r=p.save_images;if(typeof r!="boolean"&&r!==null){let t={
instancePath:s+"/spec/parameters/save_images",schemaPath:"#/properties/spec/properties/parameters/properties/save_images\
/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.save_images.type}};e===null?e=[t]:
e.push(t),a++}}if(p.images_to_save!==void 0){let r=p.images_to_save;if(!Array.isArray(r)&&r!==null){let t={instancePath:s+
"/spec/parameters/images_to_save",schemaPath:"#/properties/spec/properties/parameters/properties/images_to_save/type",keyword:"\
type",params:{type:i.properties.spec.properties.parameters.properties.images_to_save.type}};e===null?e=[t]:e.push(t),a++}
if(Array.isArray(r)){let t=r.length;for(let m=0;m<t;m++){let o=r[m];if(typeof o!="string"){let _={instancePath:s+"/spec/\
parameters/images_to_save/"+m,schemaPath:"#/properties/spec/properties/parameters/properties/images_to_save/items/type",
keyword:"type",params:{type:"string"}};e===null?e=[_]:e.push(_),a++}if(!(o==="screenshot"||o==="embedded"||o==="layout")){
let _={instancePath:s+"/spec/parameters/images_to_save/"+m,schemaPath:"#/properties/spec/properties/parameters/propertie\
s/images_to_save/items/enum",keyword:"enum",params:{allowedValues:i.properties.spec.properties.parameters.properties.images_to_save.
items.enum}};e===null?e=[_]:e.push(_),a++}}}}if(p.annotate_links!==void 0){let r=p.annotate_links;if(typeof r!="boolean"&&
r!==null){let t={instancePath:s+"/spec/parameters/annotate_links",schemaPath:"#/properties/spec/properties/parameters/pr\
operties/annotate_links/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.annotate_links.
type}};e===null?e=[t]:e.push(t),a++}}if(p.annotate_revisions!==void 0){let r=p.annotate_revisions;if(typeof r!="boolean"&&
r!==null){let t={instancePath:s+"/spec/parameters/annotate_revisions",schemaPath:"#/properties/spec/properties/parameter\
s/properties/annotate_revisions/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.annotate_revisions.
type}};e===null?e=[t]:e.push(t),a++}}if(p.disable_reconstruction!==void 0){let r=p.disable_reconstruction;if(typeof r!="\
boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/disable_reconstruction",schemaPath:"#/properties/spec/proper\
ties/parameters/properties/disable_reconstruction/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.disable_reconstruction.type}};e===null?e=[t]:e.push(t),a++}}if(p.output_pdf_of_document!==void 0){let r=p.output_pdf_of_document;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/output_pdf_of_document",schemaPath:"#/properti\
es/spec/properties/parameters/properties/output_pdf_of_document/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.output_pdf_of_document.type}};e===null?e=[t]:e.push(t),a++}}if(p.confidence_score_effort!==void 0){
let r=p.confidence_score_effort;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/confidence_scor\
e_effort",schemaPath:"#/properties/spec/properties/parameters/properties/confidence_score_effort/type",keyword:"type",params:{
type:i.properties.spec.properties.parameters.properties.confidence_score_effort.type}};e===null?e=[t]:e.push(t),a++}}if(p.
extract_printed_page_number!==void 0){let r=p.extract_printed_page_number;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+
"/spec/parameters/extract_printed_page_number",schemaPath:"#/properties/spec/properties/parameters/properties/extract_pr\
inted_page_number/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.extract_printed_page_number.
type}};e===null?e=[t]:e.push(t),a++}}if(p.page_separator!==void 0){let r=p.page_separator;if(typeof r!="string"&&r!==null){
let t={instancePath:s+"/spec/parameters/page_separator",schemaPath:"#/properties/spec/properties/parameters/properties/p\
age_separator/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.page_separator.type}};
e===null?e=[t]:e.push(t),a++}}if(p.page_prefix!==void 0){let r=p.page_prefix;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/page_prefix",schemaPath:"#/properties/spec/properties/parameters/properties/page_prefix/type",keyword:"\
type",params:{type:i.properties.spec.properties.parameters.properties.page_prefix.type}};e===null?e=[t]:e.push(t),a++}}if(p.
page_suffix!==void 0){let r=p.page_suffix;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/page_\
suffix",schemaPath:"#/properties/spec/properties/parameters/properties/page_suffix/type",keyword:"type",params:{type:i.properties.
spec.properties.parameters.properties.page_suffix.type}};e===null?e=[t]:e.push(t),a++}}if(p.hide_headers!==void 0){let r=p.
hide_headers;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/hide_headers",schemaPath:"#/prope\
rties/spec/properties/parameters/properties/hide_headers/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.hide_headers.type}};e===null?e=[t]:e.push(t),a++}}if(p.hide_footers!==void 0){let r=p.hide_footers;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/hide_footers",schemaPath:"#/properties/spec/pr\
operties/parameters/properties/hide_footers/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
hide_footers.type}};e===null?e=[t]:e.push(t),a++}}if(p.page_header_prefix!==void 0){let r=p.page_header_prefix;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/page_header_prefix",schemaPath:"#/properties/spec/properties\
/parameters/properties/page_header_prefix/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
page_header_prefix.type}};e===null?e=[t]:e.push(t),a++}}if(p.page_header_suffix!==void 0){let r=p.page_header_suffix;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/page_header_suffix",schemaPath:"#/properties/spec/properties\
/parameters/properties/page_header_suffix/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
page_header_suffix.type}};e===null?e=[t]:e.push(t),a++}}if(p.page_footer_prefix!==void 0){let r=p.page_footer_prefix;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/page_footer_prefix",schemaPath:"#/properties/spec/properties\
/parameters/properties/page_footer_prefix/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
page_footer_prefix.type}};e===null?e=[t]:e.push(t),a++}}if(p.page_footer_suffix!==void 0){let r=p.page_footer_suffix;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/page_footer_suffix",schemaPath:"#/properties/spec/properties\
/parameters/properties/page_footer_suffix/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
page_footer_suffix.type}};e===null?e=[t]:e.push(t),a++}}if(p.preserve_layout_alignment_across_pages!==void 0){let r=p.preserve_layout_alignment_across_pages;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/preserve_layout_alignment_across_pages",schemaPath:"\
#/properties/spec/properties/parameters/properties/preserve_layout_alignment_across_pages/type",keyword:"type",params:{type:i.
properties.spec.properties.parameters.properties.preserve_layout_alignment_across_pages.type}};e===null?e=[t]:e.push(t),
a++}}if(p.preserve_very_small_text!==void 0){let r=p.preserve_very_small_text;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+
"/spec/parameters/preserve_very_small_text",schemaPath:"#/properties/spec/properties/parameters/properties/preserve_very\
_small_text/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.preserve_very_small_text.
type}};e===null?e=[t]:e.push(t),a++}}if(p.do_not_unroll_columns!==void 0){let r=p.do_not_unroll_columns;if(typeof r!="bo\
olean"&&r!==null){let t={instancePath:s+"/spec/parameters/do_not_unroll_columns",schemaPath:"#/properties/spec/propertie\
s/parameters/properties/do_not_unroll_columns/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.do_not_unroll_columns.type}};e===null?e=[t]:e.push(t),a++}}if(p.html_make_all_elements_visible!==void 0){let r=p.
html_make_all_elements_visible;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/html_make_all_e\
lements_visible",schemaPath:"#/properties/spec/properties/parameters/properties/html_make_all_elements_visible/type",keyword:"\
type",params:{type:i.properties.spec.properties.parameters.properties.html_make_all_elements_visible.type}};e===null?e=[
t]:e.push(t),a++}}if(p.html_remove_navigation_elements!==void 0){let r=p.html_remove_navigation_elements;if(typeof r!="b\
oolean"&&r!==null){let t={instancePath:s+"/spec/parameters/html_remove_navigation_elements",schemaPath:"#/properties/spe\
c/properties/parameters/properties/html_remove_navigation_elements/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.html_remove_navigation_elements.type}};e===null?e=[t]:e.push(t),a++}}if(p.html_remove_fixed_elements!==
void 0){let r=p.html_remove_fixed_elements;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/htm\
l_remove_fixed_elements",schemaPath:"#/properties/spec/properties/parameters/properties/html_remove_fixed_elements/type",
keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.html_remove_fixed_elements.type}};e===null?
e=[t]:e.push(t),a++}}if(p.spreadsheet_extract_sub_tables!==void 0){let r=p.spreadsheet_extract_sub_tables;if(typeof r!="\
boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/spreadsheet_extract_sub_tables",schemaPath:"#/properties/spe\
c/properties/parameters/properties/spreadsheet_extract_sub_tables/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.spreadsheet_extract_sub_tables.type}};e===null?e=[t]:e.push(t),a++}}if(p.spreadsheet_force_formula_computation!==
void 0){let r=p.spreadsheet_force_formula_computation;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/par\
ameters/spreadsheet_force_formula_computation",schemaPath:"#/properties/spec/properties/parameters/properties/spreadshee\
t_force_formula_computation/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.spreadsheet_force_formula_computation.
type}};e===null?e=[t]:e.push(t),a++}}if(p.spreadsheet_include_hidden_sheets!==void 0){let r=p.spreadsheet_include_hidden_sheets;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/spreadsheet_include_hidden_sheets",schemaPath:"\
#/properties/spec/properties/parameters/properties/spreadsheet_include_hidden_sheets/type",keyword:"type",params:{type:i.
properties.spec.properties.parameters.properties.spreadsheet_include_hidden_sheets.type}};e===null?e=[t]:e.push(t),a++}}
if(p.presentation_out_of_bounds_content!==void 0){let r=p.presentation_out_of_bounds_content;if(typeof r!="boolean"&&r!==
null){let t={instancePath:s+"/spec/parameters/presentation_out_of_bounds_content",schemaPath:"#/properties/spec/properti\
es/parameters/properties/presentation_out_of_bounds_content/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.presentation_out_of_bounds_content.type}};e===null?e=[t]:e.push(t),a++}}if(p.presentation_skip_embedded_data!==
void 0){let r=p.presentation_skip_embedded_data;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameter\
s/presentation_skip_embedded_data",schemaPath:"#/properties/spec/properties/parameters/properties/presentation_skip_embe\
dded_data/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.presentation_skip_embedded_data.
type}};e===null?e=[t]:e.push(t),a++}}if(p.structured_output!==void 0){let r=p.structured_output;if(typeof r!="boolean"&&
r!==null){let t={instancePath:s+"/spec/parameters/structured_output",schemaPath:"#/properties/spec/properties/parameters\
/properties/structured_output/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.structured_output.
type}};e===null?e=[t]:e.push(t),a++}}if(p.structured_output_json_schema!==void 0){let r=p.structured_output_json_schema;
if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/structured_output_json_schema",schemaPath:"#/pr\
operties/spec/properties/parameters/properties/structured_output_json_schema/type",keyword:"type",params:{type:i.properties.
spec.properties.parameters.properties.structured_output_json_schema.type}};e===null?e=[t]:e.push(t),a++}}if(p.structured_output_json_schema_name!==
void 0){let r=p.structured_output_json_schema_name;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/paramet\
ers/structured_output_json_schema_name",schemaPath:"#/properties/spec/properties/parameters/properties/structured_output\
_json_schema_name/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.structured_output_json_schema_name.
type}};e===null?e=[t]:e.push(t),a++}}if(p.job_timeout_in_seconds!==void 0){let r=p.job_timeout_in_seconds;if(!(typeof r==
"number"&&isFinite(r))&&r!==null){let t={instancePath:s+"/spec/parameters/job_timeout_in_seconds",schemaPath:"#/properti\
es/spec/properties/parameters/properties/job_timeout_in_seconds/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.job_timeout_in_seconds.type}};e===null?e=[t]:e.push(t),a++}if(typeof r=="number"&&isFinite(r)&&(r<
120||isNaN(r))){let t={instancePath:s+"/spec/parameters/job_timeout_in_seconds",schemaPath:"#/properties/spec/properties\
/parameters/properties/job_timeout_in_seconds/minimum",keyword:"minimum",params:{comparison:">=",limit:120}};e===null?e=
[t]:e.push(t),a++}}if(p.job_timeout_extra_time_per_page_in_seconds!==void 0){let r=p.job_timeout_extra_time_per_page_in_seconds;
if(!(typeof r=="number"&&isFinite(r))&&r!==null){let t={instancePath:s+"/spec/parameters/job_timeout_extra_time_per_page\
_in_seconds",schemaPath:"#/properties/spec/properties/parameters/properties/job_timeout_extra_time_per_page_in_seconds/t\
ype",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.job_timeout_extra_time_per_page_in_seconds.
type}};e===null?e=[t]:e.push(t),a++}}if(p.page_error_tolerance!==void 0){let r=p.page_error_tolerance;if(!(typeof r=="nu\
mber"&&isFinite(r))&&r!==null){let t={instancePath:s+"/spec/parameters/page_error_tolerance",schemaPath:"#/properties/sp\
ec/properties/parameters/properties/page_error_tolerance/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.page_error_tolerance.type}};e===null?e=[t]:e.push(t),a++}if(typeof r=="number"&&isFinite(r)){if(r>
1||isNaN(r)){let t={instancePath:s+"/spec/parameters/page_error_tolerance",schemaPath:"#/properties/spec/properties/para\
meters/properties/page_error_tolerance/maximum",keyword:"maximum",params:{comparison:"<=",limit:1}};e===null?e=[t]:e.push(
t),a++}if(r<0||isNaN(r)){let t={instancePath:s+"/spec/parameters/page_error_tolerance",schemaPath:"#/properties/spec/pro\
perties/parameters/properties/page_error_tolerance/minimum",keyword:"minimum",params:{comparison:">=",limit:0}};e===null?
e=[t]:e.push(t),a++}}}if(p.replace_failed_page_mode!==void 0){let r=p.replace_failed_page_mode;if(typeof r!="string"&&r!==
null){let t={instancePath:s+"/spec/parameters/replace_failed_page_mode",schemaPath:"#/properties/spec/properties/paramet\
ers/properties/replace_failed_page_mode/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
replace_failed_page_mode.type}};e===null?e=[t]:e.push(t),a++}if(!(r==="raw_text"||r==="blank_page"||r==="error_message"||
r===null)){let t={instancePath:s+"/spec/parameters/replace_failed_page_mode",schemaPath:"#/properties/spec/properties/pa\
rameters/properties/replace_failed_page_mode/enum",keyword:"enum",params:{allowedValues:i.properties.spec.properties.parameters.
properties.replace_failed_page_mode.enum}};e===null?e=[t]:e.push(t),a++}}if(p.replace_failed_page_with_error_message_prefix!==
void 0){let r=p.replace_failed_page_with_error_message_prefix;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/s\
pec/parameters/replace_failed_page_with_error_message_prefix",schemaPath:"#/properties/spec/properties/parameters/proper\
ties/replace_failed_page_with_error_message_prefix/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.replace_failed_page_with_error_message_prefix.type}};e===null?e=[t]:e.push(t),a++}}if(p.replace_failed_page_with_error_message_suffix!==
void 0){let r=p.replace_failed_page_with_error_message_suffix;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/s\
pec/parameters/replace_failed_page_with_error_message_suffix",schemaPath:"#/properties/spec/properties/parameters/proper\
ties/replace_failed_page_with_error_message_suffix/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.replace_failed_page_with_error_message_suffix.type}};e===null?e=[t]:e.push(t),a++}}if(p.strict_mode_image_extraction!==
void 0){let r=p.strict_mode_image_extraction;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/s\
trict_mode_image_extraction",schemaPath:"#/properties/spec/properties/parameters/properties/strict_mode_image_extraction\
/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.strict_mode_image_extraction.type}};
e===null?e=[t]:e.push(t),a++}}if(p.strict_mode_image_ocr!==void 0){let r=p.strict_mode_image_ocr;if(typeof r!="boolean"&&
r!==null){let t={instancePath:s+"/spec/parameters/strict_mode_image_ocr",schemaPath:"#/properties/spec/properties/parame\
ters/properties/strict_mode_image_ocr/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
strict_mode_image_ocr.type}};e===null?e=[t]:e.push(t),a++}}if(p.strict_mode_reconstruction!==void 0){let r=p.strict_mode_reconstruction;
if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/strict_mode_reconstruction",schemaPath:"#/prop\
erties/spec/properties/parameters/properties/strict_mode_reconstruction/type",keyword:"type",params:{type:i.properties.spec.
properties.parameters.properties.strict_mode_reconstruction.type}};e===null?e=[t]:e.push(t),a++}}if(p.strict_mode_buggy_font!==
void 0){let r=p.strict_mode_buggy_font;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/strict_\
mode_buggy_font",schemaPath:"#/properties/spec/properties/parameters/properties/strict_mode_buggy_font/type",keyword:"ty\
pe",params:{type:i.properties.spec.properties.parameters.properties.strict_mode_buggy_font.type}};e===null?e=[t]:e.push(
t),a++}}if(p.invalidate_cache!==void 0){let r=p.invalidate_cache;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+
"/spec/parameters/invalidate_cache",schemaPath:"#/properties/spec/properties/parameters/properties/invalidate_cache/type",
keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.invalidate_cache.type}};e===null?e=[t]:e.
push(t),a++}}if(p.do_not_cache!==void 0){let r=p.do_not_cache;if(typeof r!="boolean"&&r!==null){let t={instancePath:s+"/\
spec/parameters/do_not_cache",schemaPath:"#/properties/spec/properties/parameters/properties/do_not_cache/type",keyword:"\
type",params:{type:i.properties.spec.properties.parameters.properties.do_not_cache.type}};e===null?e=[t]:e.push(t),a++}}
if(p.webhook_configurations!==void 0){let r=p.webhook_configurations;if(!Array.isArray(r)&&r!==null){let t={instancePath:s+
"/spec/parameters/webhook_configurations",schemaPath:"#/properties/spec/properties/parameters/properties/webhook_configu\
rations/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.webhook_configurations.type}};
e===null?e=[t]:e.push(t),a++}if(Array.isArray(r)){let t=r.length;for(let m=0;m<t;m++){let o=r[m];if(o&&typeof o=="object"&&
!Array.isArray(o)){for(let _ in o)if(!(_==="webhook_url"||_==="webhook_events"||_==="webhook_output_format"||_==="webhoo\
k_headers"||_==="webhook_signing_secret")){let n={instancePath:s+"/spec/parameters/webhook_configurations/"+m,schemaPath:"\
#/properties/spec/properties/parameters/properties/webhook_configurations/items/additionalProperties",keyword:"additiona\
lProperties",params:{additionalProperty:_}};e===null?e=[n]:e.push(n),a++}if(o.webhook_url!==void 0){let _=o.webhook_url;
if(typeof _!="string"&&_!==null){let n={instancePath:s+"/spec/parameters/webhook_configurations/"+m+"/webhook_url",schemaPath:"\
#/properties/spec/properties/parameters/properties/webhook_configurations/items/properties/webhook_url/type",keyword:"ty\
pe",params:{type:i.properties.spec.properties.parameters.properties.webhook_configurations.items.properties.webhook_url.
type}};e===null?e=[n]:e.push(n),a++}if(typeof _=="string"&&!j.test(_)){let n={instancePath:s+"/spec/parameters/webhook_c\
onfigurations/"+m+"/webhook_url",schemaPath:"#/properties/spec/properties/parameters/properties/webhook_configurations/i\
tems/properties/webhook_url/pattern",keyword:"pattern",params:{pattern:"^https?://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\
\\}"}};e===null?e=[n]:e.push(n),a++}}if(o.webhook_events!==void 0){let _=o.webhook_events;if(!Array.isArray(_)&&_!==null){
let n={instancePath:s+"/spec/parameters/webhook_configurations/"+m+"/webhook_events",schemaPath:"#/properties/spec/prope\
rties/parameters/properties/webhook_configurations/items/properties/webhook_events/type",keyword:"type",params:{type:i.properties.
spec.properties.parameters.properties.webhook_configurations.items.properties.webhook_events.type}};e===null?e=[n]:e.push(
n),a++}if(Array.isArray(_)){let n=_.length;for(let l=0;l<n;l++){let u=_[l];if(typeof u!="string"){let y={instancePath:s+
"/spec/parameters/webhook_configurations/"+m+"/webhook_events/"+l,schemaPath:"#/properties/spec/properties/parameters/pr\
operties/webhook_configurations/items/properties/webhook_events/items/type",keyword:"type",params:{type:"string"}};e===null?
e=[y]:e.push(y),a++}if(!(u==="extract.pending"||u==="extract.success"||u==="extract.error"||u==="extract.partial_success"||
u==="extract.cancelled"||u==="parse.pending"||u==="parse.running"||u==="parse.success"||u==="parse.error"||u==="parse.pa\
rtial_success"||u==="parse.cancelled"||u==="classify.pending"||u==="classify.running"||u==="classify.success"||u==="clas\
sify.error"||u==="classify.partial_success"||u==="classify.cancelled"||u==="sheets.pending"||u==="sheets.success"||u==="\
sheets.error"||u==="sheets.partial_success"||u==="sheets.cancelled"||u==="split.pending"||u==="split.processing"||u==="s\
plit.success"||u==="split.error"||u==="split.cancelled"||u==="batch.pending"||u==="batch.running"||u==="batch.success"||
u==="batch.error"||u==="batch.cancelled"||u==="unmapped_event")){let y={instancePath:s+"/spec/parameters/webhook_configu\
rations/"+m+"/webhook_events/"+l,schemaPath:"#/properties/spec/properties/parameters/properties/webhook_configurations/i\
tems/properties/webhook_events/items/enum",keyword:"enum",params:{allowedValues:i.properties.spec.properties.parameters.
properties.webhook_configurations.items.properties.webhook_events.items.enum}};e===null?e=[y]:e.push(y),a++}}}}if(o.webhook_output_format!==
void 0){let _=o.webhook_output_format;if(typeof _!="string"&&_!==null){let n={instancePath:s+"/spec/parameters/webhook_c\
onfigurations/"+m+"/webhook_output_format",schemaPath:"#/properties/spec/properties/parameters/properties/webhook_config\
urations/items/properties/webhook_output_format/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.webhook_configurations.items.properties.webhook_output_format.type}};e===null?e=[n]:e.push(n),a++}}if(o.webhook_headers!==
void 0){let _=o.webhook_headers;if(!(_&&typeof _=="object"&&!Array.isArray(_))&&_!==null){let n={instancePath:s+"/spec/p\
arameters/webhook_configurations/"+m+"/webhook_headers",schemaPath:"#/properties/spec/properties/parameters/properties/w\
ebhook_configurations/items/properties/webhook_headers/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.
properties.webhook_configurations.items.properties.webhook_headers.type}};e===null?e=[n]:e.push(n),a++}if(_&&typeof _=="\
object"&&!Array.isArray(_))for(let n in _){let l=_[n];if(typeof l!="string"&&l!==null){let u={instancePath:s+"/spec/para\
meters/webhook_configurations/"+m+"/webhook_headers/"+n.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/\
spec/properties/parameters/properties/webhook_configurations/items/properties/webhook_headers/additionalProperties/type",
keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.webhook_configurations.items.properties.webhook_headers.
additionalProperties.type}};e===null?e=[u]:e.push(u),a++}}}if(o.webhook_signing_secret!==void 0){let _=o.webhook_signing_secret;
if(typeof _!="string"&&_!==null){let n={instancePath:s+"/spec/parameters/webhook_configurations/"+m+"/webhook_signing_se\
cret",schemaPath:"#/properties/spec/properties/parameters/properties/webhook_configurations/items/properties/webhook_sig\
ning_secret/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.webhook_configurations.
items.properties.webhook_signing_secret.type}};e===null?e=[n]:e.push(n),a++}}}else{let _={instancePath:s+"/spec/paramete\
rs/webhook_configurations/"+m,schemaPath:"#/properties/spec/properties/parameters/properties/webhook_configurations/item\
s/type",keyword:"type",params:{type:"object"}};e===null?e=[_]:e.push(_),a++}}}}if(p.webhook_url!==void 0){let r=p.webhook_url;
if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/webhook_url",schemaPath:"#/properties/spec/prop\
erties/parameters/properties/webhook_url/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.
webhook_url.type}};e===null?e=[t]:e.push(t),a++}if(typeof r=="string"&&!z.test(r)){let t={instancePath:s+"/spec/paramete\
rs/webhook_url",schemaPath:"#/properties/spec/properties/parameters/properties/webhook_url/pattern",keyword:"pattern",params:{
pattern:"^https://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}"}};e===null?e=[t]:e.push(t),a++}}if(p.output_s3_path_prefix!==
void 0){let r=p.output_s3_path_prefix;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/output_s3\
_path_prefix",schemaPath:"#/properties/spec/properties/parameters/properties/output_s3_path_prefix/type",keyword:"type",
params:{type:i.properties.spec.properties.parameters.properties.output_s3_path_prefix.type}};e===null?e=[t]:e.push(t),a++}
if(typeof r=="string"&&!F.test(r)){let t={instancePath:s+"/spec/parameters/output_s3_path_prefix",schemaPath:"#/properti\
es/spec/properties/parameters/properties/output_s3_path_prefix/pattern",keyword:"pattern",params:{pattern:"^s3://[^/]"}};
e===null?e=[t]:e.push(t),a++}}if(p.output_s3_region!==void 0){let r=p.output_s3_region;if(typeof r!="string"&&r!==null){
let t={instancePath:s+"/spec/parameters/output_s3_region",schemaPath:"#/properties/spec/properties/parameters/properties\
/output_s3_region/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.output_s3_region.
type}};e===null?e=[t]:e.push(t),a++}}if(p.input_s3_path!==void 0){let r=p.input_s3_path;if(typeof r!="string"&&r!==null){
let t={instancePath:s+"/spec/parameters/input_s3_path",schemaPath:"#/properties/spec/properties/parameters/properties/in\
put_s3_path/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.input_s3_path.type}};e===
null?e=[t]:e.push(t),a++}}if(p.input_s3_region!==void 0){let r=p.input_s3_region;if(typeof r!="string"&&r!==null){let t={
instancePath:s+"/spec/parameters/input_s3_region",schemaPath:"#/properties/spec/properties/parameters/properties/input_s\
3_region/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.input_s3_region.type}};e===
null?e=[t]:e.push(t),a++}}if(p.input_url!==void 0){let r=p.input_url;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/input_url",schemaPath:"#/properties/spec/properties/parameters/properties/input_url/type",keyword:"typ\
e",params:{type:i.properties.spec.properties.parameters.properties.input_url.type}};e===null?e=[t]:e.push(t),a++}}if(p.http_proxy!==
void 0){let r=p.http_proxy;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/parameters/http_proxy",schemaPath:"\
#/properties/spec/properties/parameters/properties/http_proxy/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.http_proxy.type}};e===null?e=[t]:e.push(t),a++}}if(p.priority!==void 0){let r=p.priority;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/priority",schemaPath:"#/properties/spec/properties/parameter\
s/properties/priority/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.priority.type}};
e===null?e=[t]:e.push(t),a++}if(!(r==="low"||r==="medium"||r==="high"||r==="critical"||r===null)){let t={instancePath:s+
"/spec/parameters/priority",schemaPath:"#/properties/spec/properties/parameters/properties/priority/enum",keyword:"enum",
params:{allowedValues:i.properties.spec.properties.parameters.properties.priority.enum}};e===null?e=[t]:e.push(t),a++}}if(p.
custom_metadata!==void 0){let r=p.custom_metadata;if(!(r&&typeof r=="object"&&!Array.isArray(r))&&r!==null){let t={instancePath:s+
"/spec/parameters/custom_metadata",schemaPath:"#/properties/spec/properties/parameters/properties/custom_metadata/type",
keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.custom_metadata.type}};e===null?e=[t]:e.push(
t),a++}}if(p.resource_info!==void 0){let r=p.resource_info;if(!(r&&typeof r=="object"&&!Array.isArray(r))&&r!==null){let t={
instancePath:s+"/spec/parameters/resource_info",schemaPath:"#/properties/spec/properties/parameters/properties/resource_\
info/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.resource_info.type}};e===null?
e=[t]:e.push(t),a++}}if(p.project_id!==void 0){let r=p.project_id;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/parameters/project_id",schemaPath:"#/properties/spec/properties/parameters/properties/project_id/type",keyword:"t\
ype",params:{type:i.properties.spec.properties.parameters.properties.project_id.type}};e===null?e=[t]:e.push(t),a++}}if(p.
max_pages_enforced!==void 0){let r=p.max_pages_enforced;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))&&r!==null){
let t={instancePath:s+"/spec/parameters/max_pages_enforced",schemaPath:"#/properties/spec/properties/parameters/properti\
es/max_pages_enforced/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.max_pages_enforced.
type}};e===null?e=[t]:e.push(t),a++}}if(p.internal_is_screenshot_job!==void 0){let r=p.internal_is_screenshot_job;if(typeof r!=
"boolean"&&r!==null){let t={instancePath:s+"/spec/parameters/internal_is_screenshot_job",schemaPath:"#/properties/spec/p\
roperties/parameters/properties/internal_is_screenshot_job/type",keyword:"type",params:{type:i.properties.spec.properties.
parameters.properties.internal_is_screenshot_job.type}};e===null?e=[t]:e.push(t),a++}}if(p.type!==void 0){let r=p.type;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/parameters/type",schemaPath:"#/properties/spec/properties/parameters/pr\
operties/type/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.type.type}};e===null?
e=[t]:e.push(t),a++}if(!(r==="parse"||r===null)){let t={instancePath:s+"/spec/parameters/type",schemaPath:"#/properties/\
spec/properties/parameters/properties/type/enum",keyword:"enum",params:{allowedValues:i.properties.spec.properties.parameters.
properties.type.enum}};e===null?e=[t]:e.push(t),a++}}if(p.outputBucket!==void 0){let r=p.outputBucket;if(typeof r!="stri\
ng"&&r!==null){let t={instancePath:s+"/spec/parameters/outputBucket",schemaPath:"#/properties/spec/properties/parameters\
/properties/outputBucket/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.outputBucket.
type}};e===null?e=[t]:e.push(t),a++}}if(p.pipeline_id!==void 0){let r=p.pipeline_id;if(typeof r!="string"&&r!==null){let t={
instancePath:s+"/spec/parameters/pipeline_id",schemaPath:"#/properties/spec/properties/parameters/properties/pipeline_id\
/type",keyword:"type",params:{type:i.properties.spec.properties.parameters.properties.pipeline_id.type}};e===null?e=[t]:
e.push(t),a++}}}}if(c.unchecked_parameters!==void 0){let p=c.unchecked_parameters;if(!(p&&typeof p=="object"&&!Array.isArray(
p))&&p!==null){let r={instancePath:s+"/spec/unchecked_parameters",schemaPath:"#/properties/spec/properties/unchecked_par\
ameters/type",keyword:"type",params:{type:i.properties.spec.properties.unchecked_parameters.type}};e===null?e=[r]:e.push(
r),a++}}if(c.partitions!==void 0){let p=c.partitions;if(!(p&&typeof p=="object"&&!Array.isArray(p))&&p!==null){let r={instancePath:s+
"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/type",keyword:"type",params:{type:i.properties.spec.
properties.partitions.type}};e===null?e=[r]:e.push(r),a++}if(p&&typeof p=="object"&&!Array.isArray(p)){for(let r in p)if(!(r===
"data_source_id_partition"||r==="pipeline_id_partition"||r==="eval_dataset_id_partition"||r==="file_id_partition"||r==="\
pipeline_file_id_partition"||r==="file_parsing_id_partition"||r==="extraction_schema_id_partition")){let t={instancePath:s+
"/spec/partitions",schemaPath:"#/properties/spec/properties/partitions/additionalProperties",keyword:"additionalProperti\
es",params:{additionalProperty:r}};e===null?e=[t]:e.push(t),a++}if(p.data_source_id_partition!==void 0){let r=p.data_source_id_partition;
if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/partitions/data_source_id_partition",schemaPath:"#/propert\
ies/spec/properties/partitions/properties/data_source_id_partition/type",keyword:"type",params:{type:i.properties.spec.properties.
partitions.properties.data_source_id_partition.type}};e===null?e=[t]:e.push(t),a++}}if(p.pipeline_id_partition!==void 0){
let r=p.pipeline_id_partition;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/partitions/pipeline_id_parti\
tion",schemaPath:"#/properties/spec/properties/partitions/properties/pipeline_id_partition/type",keyword:"type",params:{
type:i.properties.spec.properties.partitions.properties.pipeline_id_partition.type}};e===null?e=[t]:e.push(t),a++}}if(p.
eval_dataset_id_partition!==void 0){let r=p.eval_dataset_id_partition;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/partitions/eval_dataset_id_partition",schemaPath:"#/properties/spec/properties/partitions/properties/eval_dataset\
_id_partition/type",keyword:"type",params:{type:i.properties.spec.properties.partitions.properties.eval_dataset_id_partition.
type}};e===null?e=[t]:e.push(t),a++}}if(p.file_id_partition!==void 0){let r=p.file_id_partition;if(typeof r!="string"&&r!==
null){let t={instancePath:s+"/spec/partitions/file_id_partition",schemaPath:"#/properties/spec/properties/partitions/pro\
perties/file_id_partition/type",keyword:"type",params:{type:i.properties.spec.properties.partitions.properties.file_id_partition.
type}};e===null?e=[t]:e.push(t),a++}}if(p.pipeline_file_id_partition!==void 0){let r=p.pipeline_file_id_partition;if(typeof r!=
"string"&&r!==null){let t={instancePath:s+"/spec/partitions/pipeline_file_id_partition",schemaPath:"#/properties/spec/pr\
operties/partitions/properties/pipeline_file_id_partition/type",keyword:"type",params:{type:i.properties.spec.properties.
partitions.properties.pipeline_file_id_partition.type}};e===null?e=[t]:e.push(t),a++}}if(p.file_parsing_id_partition!==void 0){
let r=p.file_parsing_id_partition;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/partitions/file_parsing_\
id_partition",schemaPath:"#/properties/spec/properties/partitions/properties/file_parsing_id_partition/type",keyword:"ty\
pe",params:{type:i.properties.spec.properties.partitions.properties.file_parsing_id_partition.type}};e===null?e=[t]:e.push(
t),a++}}if(p.extraction_schema_id_partition!==void 0){let r=p.extraction_schema_id_partition;if(typeof r!="string"&&r!==
null){let t={instancePath:s+"/spec/partitions/extraction_schema_id_partition",schemaPath:"#/properties/spec/properties/p\
artitions/properties/extraction_schema_id_partition/type",keyword:"type",params:{type:i.properties.spec.properties.partitions.
properties.extraction_schema_id_partition.type}};e===null?e=[t]:e.push(t),a++}}}}if(c.output_s3_path_prefix!==void 0){let p=c.
output_s3_path_prefix;if(typeof p!="string"&&p!==null){let r={instancePath:s+"/spec/output_s3_path_prefix",schemaPath:"#\
/properties/spec/properties/output_s3_path_prefix/type",keyword:"type",params:{type:i.properties.spec.properties.output_s3_path_prefix.
type}};e===null?e=[r]:e.push(r),a++}if(typeof p=="string"&&!F.test(p)){let r={instancePath:s+"/spec/output_s3_path_prefi\
x",schemaPath:"#/properties/spec/properties/output_s3_path_prefix/pattern",keyword:"pattern",params:{pattern:"^s3://[^/]"}};
e===null?e=[r]:e.push(r),a++}}if(c.output_s3_region!==void 0){let p=c.output_s3_region;if(typeof p!="string"&&p!==null){
let r={instancePath:s+"/spec/output_s3_region",schemaPath:"#/properties/spec/properties/output_s3_region/type",keyword:"\
type",params:{type:i.properties.spec.properties.output_s3_region.type}};e===null?e=[r]:e.push(r),a++}}if(c.webhooks!==void 0){
let p=c.webhooks;if(!Array.isArray(p)&&p!==null){let r={instancePath:s+"/spec/webhooks",schemaPath:"#/properties/spec/pr\
operties/webhooks/type",keyword:"type",params:{type:i.properties.spec.properties.webhooks.type}};e===null?e=[r]:e.push(r),
a++}if(Array.isArray(p)){let r=p.length;for(let t=0;t<r;t++){let m=p[t];if(m&&typeof m=="object"&&!Array.isArray(m)){if(m.
url===void 0){let o={instancePath:s+"/spec/webhooks/"+t,schemaPath:"#/properties/spec/properties/webhooks/items/required",
keyword:"required",params:{missingProperty:"url"}};e===null?e=[o]:e.push(o),a++}for(let o in m)if(!(o==="url"||o==="even\
ts"||o==="output_format"||o==="headers"||o==="signing_secret")){let _={instancePath:s+"/spec/webhooks/"+t,schemaPath:"#/\
properties/spec/properties/webhooks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:o}};
e===null?e=[_]:e.push(_),a++}if(m.url!==void 0){let o=m.url;if(typeof o=="string"){if(!j.test(o)){let _={instancePath:s+
"/spec/webhooks/"+t+"/url",schemaPath:"#/properties/spec/properties/webhooks/items/properties/url/pattern",keyword:"patt\
ern",params:{pattern:"^https?://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}"}};e===null?e=[_]:e.push(_),a++}}else{let _={
instancePath:s+"/spec/webhooks/"+t+"/url",schemaPath:"#/properties/spec/properties/webhooks/items/properties/url/type",keyword:"\
type",params:{type:"string"}};e===null?e=[_]:e.push(_),a++}}if(m.events!==void 0){let o=m.events;if(!Array.isArray(o)&&o!==
null){let _={instancePath:s+"/spec/webhooks/"+t+"/events",schemaPath:"#/properties/spec/properties/webhooks/items/proper\
ties/events/type",keyword:"type",params:{type:i.properties.spec.properties.webhooks.items.properties.events.type}};e===null?
e=[_]:e.push(_),a++}if(Array.isArray(o)){let _=o.length;for(let n=0;n<_;n++){let l=o[n];if(typeof l!="string"){let u={instancePath:s+
"/spec/webhooks/"+t+"/events/"+n,schemaPath:"#/properties/spec/properties/webhooks/items/properties/events/items/type",keyword:"\
type",params:{type:"string"}};e===null?e=[u]:e.push(u),a++}if(!(l==="extract.pending"||l==="extract.success"||l==="extra\
ct.error"||l==="extract.partial_success"||l==="extract.cancelled"||l==="parse.pending"||l==="parse.running"||l==="parse.\
success"||l==="parse.error"||l==="parse.partial_success"||l==="parse.cancelled"||l==="classify.pending"||l==="classify.r\
unning"||l==="classify.success"||l==="classify.error"||l==="classify.partial_success"||l==="classify.cancelled"||l==="sh\
eets.pending"||l==="sheets.success"||l==="sheets.error"||l==="sheets.partial_success"||l==="sheets.cancelled"||l==="spli\
t.pending"||l==="split.processing"||l==="split.success"||l==="split.error"||l==="split.cancelled"||l==="batch.pending"||
l==="batch.running"||l==="batch.success"||l==="batch.error"||l==="batch.cancelled"||l==="unmapped_event")){let u={instancePath:s+
"/spec/webhooks/"+t+"/events/"+n,schemaPath:"#/properties/spec/properties/webhooks/items/properties/events/items/enum",keyword:"\
enum",params:{allowedValues:i.properties.spec.properties.webhooks.items.properties.events.items.enum}};e===null?e=[u]:e.
push(u),a++}}}}if(m.output_format!==void 0){let o=m.output_format;if(typeof o!="string"&&o!==null){let _={instancePath:s+
"/spec/webhooks/"+t+"/output_format",schemaPath:"#/properties/spec/properties/webhooks/items/properties/output_format/ty\
pe",keyword:"type",params:{type:i.properties.spec.properties.webhooks.items.properties.output_format.type}};e===null?e=[
_]:e.push(_),a++}if(!(o==="string"||o==="json"||o===null)){let _={instancePath:s+"/spec/webhooks/"+t+"/output_format",schemaPath:"\
#/properties/spec/properties/webhooks/items/properties/output_format/enum",keyword:"enum",params:{allowedValues:i.properties.
spec.properties.webhooks.items.properties.output_format.enum}};e===null?e=[_]:e.push(_),a++}}if(m.headers!==void 0){let o=m.
headers;if(!(o&&typeof o=="object"&&!Array.isArray(o))&&o!==null){let _={instancePath:s+"/spec/webhooks/"+t+"/headers",schemaPath:"\
#/properties/spec/properties/webhooks/items/properties/headers/type",keyword:"type",params:{type:i.properties.spec.properties.
webhooks.items.properties.headers.type}};e===null?e=[_]:e.push(_),a++}if(o&&typeof o=="object"&&!Array.isArray(o))for(let _ in o){
let n=o[_];if(typeof n!="string"&&n!==null){let l={instancePath:s+"/spec/webhooks/"+t+"/headers/"+_.replace(/~/g,"~0").replace(
/\//g,"~1"),schemaPath:"#/properties/spec/properties/webhooks/items/properties/headers/additionalProperties/type",keyword:"\
type",params:{type:i.properties.spec.properties.webhooks.items.properties.headers.additionalProperties.type}};e===null?e=
[l]:e.push(l),a++}}}if(m.signing_secret!==void 0){let o=m.signing_secret;if(typeof o!="string"&&o!==null){let _={instancePath:s+
"/spec/webhooks/"+t+"/signing_secret",schemaPath:"#/properties/spec/properties/webhooks/items/properties/signing_secret/\
type",keyword:"type",params:{type:i.properties.spec.properties.webhooks.items.properties.signing_secret.type}};e===null?
e=[_]:e.push(_),a++}}}else{let o={instancePath:s+"/spec/webhooks/"+t,schemaPath:"#/properties/spec/properties/webhooks/i\
tems/type",keyword:"type",params:{type:"object"}};e===null?e=[o]:e.push(o),a++}}}}if(c.webhook_url!==void 0){let p=c.webhook_url;
if(typeof p!="string"&&p!==null){let r={instancePath:s+"/spec/webhook_url",schemaPath:"#/properties/spec/properties/webh\
ook_url/type",keyword:"type",params:{type:i.properties.spec.properties.webhook_url.type}};e===null?e=[r]:e.push(r),a++}if(typeof p==
"string"&&!z.test(p)){let r={instancePath:s+"/spec/webhook_url",schemaPath:"#/properties/spec/properties/webhook_url/pat\
tern",keyword:"pattern",params:{pattern:"^https://[^/]|\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}"}};e===null?e=[r]:e.push(r),
a++}}if(c.tracking!==void 0){let p=c.tracking;if(!(p&&typeof p=="object"&&!Array.isArray(p))&&p!==null){let r={instancePath:s+
"/spec/tracking",schemaPath:"#/properties/spec/properties/tracking/type",keyword:"type",params:{type:i.properties.spec.properties.
tracking.type}};e===null?e=[r]:e.push(r),a++}if(p&&typeof p=="object"&&!Array.isArray(p)){for(let r in p)if(!(r==="corre\
lation_id"||r==="session_id"||r==="parent_job_execution_id"||r==="user_id")){let t={instancePath:s+"/spec/tracking",schemaPath:"\
#/properties/spec/properties/tracking/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r}};
e===null?e=[t]:e.push(t),a++}if(p.correlation_id!==void 0){let r=p.correlation_id;if(typeof r!="string"&&r!==null){let t={
instancePath:s+"/spec/tracking/correlation_id",schemaPath:"#/properties/spec/properties/tracking/properties/correlation_\
id/type",keyword:"type",params:{type:i.properties.spec.properties.tracking.properties.correlation_id.type}};e===null?e=[
t]:e.push(t),a++}if(typeof r=="string"&&!w.test(r)){let t={instancePath:s+"/spec/tracking/correlation_id",schemaPath:"#/\
properties/spec/properties/tracking/properties/correlation_id/pattern",keyword:"pattern",params:{pattern:"^[0-9a-fA-F]{8\
}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"}};e===null?e=[t]:e.push(t),a++}}if(p.session_id!==void 0){
let r=p.session_id;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/tracking/session_id",schemaPath:"#/prop\
erties/spec/properties/tracking/properties/session_id/type",keyword:"type",params:{type:i.properties.spec.properties.tracking.
properties.session_id.type}};e===null?e=[t]:e.push(t),a++}if(typeof r=="string"&&!w.test(r)){let t={instancePath:s+"/spe\
c/tracking/session_id",schemaPath:"#/properties/spec/properties/tracking/properties/session_id/pattern",keyword:"pattern",
params:{pattern:"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"}};e===null?e=[t]:e.push(
t),a++}}if(p.parent_job_execution_id!==void 0){let r=p.parent_job_execution_id;if(typeof r!="string"&&r!==null){let t={instancePath:s+
"/spec/tracking/parent_job_execution_id",schemaPath:"#/properties/spec/properties/tracking/properties/parent_job_executi\
on_id/type",keyword:"type",params:{type:i.properties.spec.properties.tracking.properties.parent_job_execution_id.type}};
e===null?e=[t]:e.push(t),a++}if(typeof r=="string"&&!w.test(r)){let t={instancePath:s+"/spec/tracking/parent_job_executi\
on_id",schemaPath:"#/properties/spec/properties/tracking/properties/parent_job_execution_id/pattern",keyword:"pattern",params:{
pattern:"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"}};e===null?e=[t]:e.push(t),a++}}
if(p.user_id!==void 0){let r=p.user_id;if(typeof r!="string"&&r!==null){let t={instancePath:s+"/spec/tracking/user_id",schemaPath:"\
#/properties/spec/properties/tracking/properties/user_id/type",keyword:"type",params:{type:i.properties.spec.properties.
tracking.properties.user_id.type}};e===null?e=[t]:e.push(t),a++}}}}if(c.rerun!==void 0){let p=c.rerun;if(typeof p!="stri\
ng"&&p!==null){let r={instancePath:s+"/spec/rerun",schemaPath:"#/properties/spec/properties/rerun/type",keyword:"type",params:{
type:i.properties.spec.properties.rerun.type}};e===null?e=[r]:e.push(r),a++}if(typeof p=="string"&&P(p)<1){let r={instancePath:s+
"/spec/rerun",schemaPath:"#/properties/spec/properties/rerun/minLength",keyword:"minLength",params:{limit:1}};e===null?e=
[r]:e.push(r),a++}}}else{let p={instancePath:s+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"\
object"}};e===null?e=[p]:e.push(p),a++}}}else{let c={instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"obj\
ect"}};e===null?e=[c]:e.push(c),a++}return q.errors=e,a===0}
export const validateParseBatch: SchemaValidator = (value) => (O(value) ? [] : O.errors);
